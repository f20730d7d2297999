import { createTranslator } from 'use-intl/core';
import { expect, test, vi } from 'vitest';
import type { PastCard } from '@/domain/as-of/commands';
import nb from '@/locales/nb.json';
import { type AsOfFile, writeMailable, writePastCard, writePastList } from './as-of-file';

vi.mock('server-only', () => ({}));

const t = createTranslator({ locale: 'nb', messages: nb, namespace: 'staff.asOf' });
const at = new Date('2026-11-24T22:59:59Z');
const file = (format: 'csv' | 'json'): AsOfFile => ({
  format,
  at,
  exportedAt: new Date('2026-12-01T09:00:00Z'),
  exportedBy: 'Kari Moe',
  t: t as AsOfFile['t'],
});
const since = new Date('2026-11-23T12:42:00Z');
const jone = { contactId: 'c1', firstName: 'Jone', lastName: 'Tveit', email: 'jone@f.example' };
const wording = { noticeVersion: 1, noticeLocale: 'nb' } as const;
const byExpiry = { actorType: 'system', actorName: 'expiry', channel: 'expiry' } as const;
const byRoy = { actorType: 'staff', actorName: 'Roy Hansen', channel: 'phone' } as const;
const byHim = { actorType: 'contact', actorName: null, channel: 'portal' } as const;

/** The cells of each line after the headings. */
function linesOf(csv: string): string[][] {
  const lines = csv.trim().split('\r\n').slice(1);
  return lines.map((line) => line.split(';'));
}

test('who answered is said in words, and no job or code stands for a person', () => {
  const answered = { eventId: 'e', seq: 1, since, ...jone, ...wording };
  const mailable = writeMailable(
    {
      rows: [
        { ...answered, ...byExpiry, decision: 'expired', reason: 'expired' },
        { ...answered, ...byHim, decision: 'granted', reason: null },
        { ...answered, ...byRoy, decision: 'granted', reason: null },
      ],
      counts: { yes: 2, no: 1, all: 3 },
    },
    {
      purpose: { id: 'p', key: 'appex', tag: 'Appex', companyName: 'Appex' },
      show: 'all',
      search: '',
    },
    file('csv'),
  );
  expect(linesOf(mailable).map((cells) => cells[8])).toEqual([
    'Systemet',
    'Kontakten',
    'Roy Hansen',
  ]);
  expect(linesOf(mailable)[0]?.slice(4, 8)).toEqual([
    'Nei',
    'Samtykket var utløpt',
    'expired',
    since.toISOString(),
  ]);
});

const card = {
  contact: { id: 'c1', firstName: 'Jone', lastName: 'Tveit', email: null },
  consents: [
    {
      purposeId: 'p',
      key: 'appex',
      kind: 'marketing',
      tag: 'Appex',
      companyName: 'Appex',
      standing: 'expired',
      since,
      endsAt: at,
      renewal: null,
      ...byHim,
    },
  ],
  history: [],
} as unknown as PastCard;

test('a card as it was is a line per purpose, or all that had happened', () => {
  expect(linesOf(writePastCard(card, file('csv')))).toEqual([
    ['c1', 'appex', 'Appex', 'Appex', 'expired', since.toISOString(), at.toISOString()].concat(
      'Kontakten',
      'portal',
    ),
  ]);
  expect(JSON.parse(writePastCard(card, file('json')))).toMatchObject({
    asOf: at.toISOString(),
    exportedBy: 'Kari Moe',
    contact: { id: 'c1' },
    consents: [{ key: 'appex', standing: 'expired' }],
    history: [],
  });
});

test('a list as it was is a line per member', () => {
  const member = { ...jone, ...wording, ...byRoy, since, tracking: true, archivedAt: null };
  const found = {
    list: { key: 'appex', listName: 'Nyhetsbrev', companyName: 'Appex' },
    members: [{ ...member, renewBy: null }],
  } as Parameters<typeof writePastList>[0];
  expect(linesOf(writePastList(found, { search: '' }, file('csv')))).toEqual([
    [
      'c1',
      'Jone',
      'Tveit',
      'jone@f.example',
      'Ja',
      since.toISOString(),
      'Roy Hansen',
      'phone',
    ].concat('1', 'nb', ''),
  ]);
  expect(JSON.parse(writePastList(found, { search: '' }, file('json')))).toMatchObject({
    asOf: at.toISOString(),
    list: { key: 'appex' },
    count: 1,
    members: [jone],
  });
});
