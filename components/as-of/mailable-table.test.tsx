import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { MailableRow } from '@/domain/as-of/queries';
import nb from '@/locales/nb.json';
import { MailableTable } from './mailable-table';

const at = new Date('2026-11-24T09:00:00Z');
const row: MailableRow = {
  contactId: 'c',
  firstName: '',
  lastName: '',
  email: null,
  reason: 'erased',
  eventId: 'e',
  seq: 2,
  decision: 'withdrawn',
  since: at,
  actorType: 'system',
  actorName: 'erasure',
  channel: 'erasure',
  noticeVersion: null,
  noticeLocale: null,
};

function textOf(change: Partial<MailableRow>): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="nb" messages={nb} timeZone="Europe/Oslo">
      <MailableTable rows={[{ ...row, ...change }]} at={at} />
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]+>/g, ' ');
}

test('only a person writes an answer down; a job is not named', () => {
  expect(textOf({})).not.toContain('erasure');
  const byRoy = { actorType: 'staff', actorName: 'Roy Hansen', channel: 'phone' } as const;
  expect(textOf(byRoy)).toContain('Roy Hansen førte det inn');
});
