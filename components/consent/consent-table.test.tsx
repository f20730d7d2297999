import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ConsentStanding } from '@/domain/consent/queries';
import nb from '@/locales/nb.json';
import { ConsentTable } from './consent-table';

const consent: ConsentStanding = {
  purposeId: 'p',
  key: 'appex',
  kind: 'marketing',
  tag: 'Appex',
  companyName: 'Appex',
  standing: 'granted',
  since: new Date('2026-11-23T12:42:00Z'),
  endsAt: null,
  renewal: null,
  actorType: 'contact',
  actorName: null,
  channel: 'portal',
};

function textOf(change: Partial<ConsentStanding>): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="nb" messages={nb} timeZone="Europe/Oslo">
      <ConsentTable
        consents={[{ ...consent, ...change }]}
        firstName="Jone"
        now={new Date('2026-12-01T09:00:00Z')}
      />
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]+>/g, ' ');
}

test('who answered is a person or the system, and never the name of a job', () => {
  expect(textOf({})).toContain('Jone, i portalen');
  expect(textOf({ actorType: 'staff', actorName: 'Roy Hansen', channel: 'phone' })).toContain(
    'Roy, på telefon',
  );
  const ended = { standing: 'expired', actorType: 'system', channel: 'expiry' } as const;
  expect(textOf({ ...ended, actorName: 'expiry' })).toContain('Systemet, da tiden var ute');
});
