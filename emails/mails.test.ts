import { expect, test } from 'vitest';
import { type Locale, locales } from '../lib/i18n/locales';
import ConfirmEmail from './confirm-email';
import Invitation from './invitation';
import NewLink from './new-link';
import Newsletter from './newsletter';
import Receipt from './receipt';
import { type Mail, renderMail } from './render';
import Renewal from './renewal';

function everyMail(locale: Locale): Mail[] {
  return [
    { template: 'invitation', props: { ...Invitation.PreviewProps, locale } },
    { template: 'invitation', props: { ...Invitation.PreviewProps, locale, kind: 'reminder' } },
    { template: 'receipt', props: { ...Receipt.PreviewProps, locale } },
    { template: 'newsletter', props: { ...Newsletter.PreviewProps, locale } },
    { template: 'new_link', props: { ...NewLink.PreviewProps, locale } },
    { template: 'confirm_email', props: { ...ConfirmEmail.PreviewProps, locale } },
    { template: 'renewal', props: { ...Renewal.PreviewProps, locale } },
  ];
}

/** The addresses that a mail must lead to. */
function linksIn({ props }: Mail): string[] {
  const links = Object.entries(props).filter(([name]) => name.endsWith('Url'));
  return [
    ...links.map(([, url]) => String(url)),
    props.company.website,
    props.company.privacyContact,
  ];
}

const mails = locales.flatMap((locale) =>
  everyMail(locale).map((mail) => [mail.template, locale, mail] as const),
);

test.each(mails)(
  '%s in %s has its language, its title and every link in both parts',
  async (...given) => {
    const [, locale, mail] = given;
    const { subject, html, text } = await renderMail(mail);
    expect(subject).not.toBe('');
    expect(html).toContain(`lang="${locale}"`);
    expect(html).toContain(`<title>${subject}</title>`);
    expect(linksIn(mail).length).toBeGreaterThan(2);
    for (const link of linksIn(mail)) {
      expect(html).toContain(link);
      expect(text).toContain(link);
    }
  },
);

test.each(mails)(
  '%s in %s is plain: no picture, no hidden padding, no shouting, no hole',
  async (...given) => {
    const { subject, html, text } = await renderMail(given[2]);
    const headings = [...html.matchAll(/<h[12][^>]*>(.*?)<\/h[12]>/g)].map(([, words]) => words);
    expect(headings.length).toBeGreaterThan(0);
    for (const heading of headings) expect(text).toContain(heading);
    expect(html).not.toContain('<img');
    for (const part of [subject, html, text]) {
      expect(part).not.toMatch(/\p{Cf}|&#8203;|&zwnj;/u);
      expect(part).not.toMatch(/undefined|\[object|Invalid Date|\bmail\.\w+\.|\{\w+\}/);
    }
  },
);

test('the invitation says why, what silence means, and how to be left alone', async () => {
  const props = Invitation.PreviewProps;
  const { text } = await renderMail({ template: 'invitation', props });
  expect(text).toContain(`Gjør dine valg: ${props.portalUrl}`);
  expect(text).toContain('Du får denne e-posten fordi du eller bedriften din er kunde hos Appex.');
  expect(text).toContain('Svarer du ikke, sender vi deg ingen markedsføring.');
  expect(text).toContain(`Ikke kontakt meg igjen: ${props.unsubscribeUrl}`);
  expect(text).toContain('Kari Moe\nDaglig leder, Appex');
  // The name of the register, whose number stands beside it.
  expect(text).toContain('Appex AS · Org.nr. 974 760 673\nStorgata 1, 5003 Bergen');
});

test('a reminder says that it is one in its subject and its first line, and lets him end it', async () => {
  const says = { nb: /^Påminnelse: /, nn: /^Påminning: /, en: /^Reminder: / };
  const first = {
    nb: 'Dette er en påminnelse',
    nn: 'Dette er ei påminning',
    en: 'This is a reminder',
  };
  for (const locale of locales) {
    const props = { ...Invitation.PreviewProps, locale, kind: 'reminder' as const };
    const { subject, text } = await renderMail({ template: 'invitation', props });
    expect(subject).toMatch(says[locale]);
    expect(text).toContain(first[locale]);
    expect(text.indexOf(first[locale])).toBeLessThan(text.indexOf('Hei Jone'));
    expect(text).toContain(props.unsubscribeUrl);
  }
});

test('the invitation is written without a name where we know none', async () => {
  const props = { ...Invitation.PreviewProps, firstName: ' ' };
  const { html, text } = await renderMail({ template: 'invitation', props });
  expect(text).toContain('Hei. Hva vil du motta fra oss?');
  expect(html).toContain('Hei. Hva vil du motta fra oss?');
});

test('the receipt says who changed what and when, every answer, and the details', async () => {
  const { text } = await renderMail({ template: 'receipt', props: Receipt.PreviewProps });
  expect(text).toContain(
    'Personlig tilpasning: Ja → Nei\nRoy Hansen, på telefon. Avtalt 23. november 2026, ført inn 23. november 2026 kl. 14:05.',
  );
  expect(text).toContain('Markedsføring fra Appex: Ja\nSiden 23. november 2026 kl. 13:44');
  expect(text).toContain('Markedsføring fra Garp: Ikke spurt');
  expect(text).toContain('E-post: jone@fjordbygg.example');
  expect(text).toContain('Kunde: Ikke oppgitt');
});

test('a receipt without changes has no heading for them', async () => {
  const props = { ...Receipt.PreviewProps, changes: [] };
  const { text } = await renderMail({ template: 'receipt', props });
  expect(text).not.toContain('Dette er endret');
});

test('the newsletter says why he gets it, and how to change or stop it', async () => {
  const props = Newsletter.PreviewProps;
  const { text } = await renderMail({ template: 'newsletter', props });
  expect(text).toContain('Du får dette fordi du sa ja 23. november 2026');
  expect(text).toContain(`Endre valgene mine: ${props.preferencesUrl}`);
  expect(text).toContain(`Meld meg av: ${props.unsubscribeUrl}`);
  expect(text).toContain('Appex · Org.nr. 974 760 673\nStorgata 1, 5003 Bergen');
});

test('the renewal says what ends when and why, what silence means, and how to be left alone', async () => {
  const props = Renewal.PreviewProps;
  const { subject, text } = await renderMail({ template: 'renewal', props });
  expect(subject).toBe('Vi spør deg på nytt: valgene dine hos Appex');
  expect(text).toContain('Personlig tilpasning: Gikk ut 20. november 2026\nTeksten du sa ja til');
  expect(text).toContain(
    'Markedsføring fra Appex: Til og med 1. desember 2026\nSamtykket gjelder for en bestemt tid.',
  );
  expect(text).toContain(`Gjør dine valg: ${props.portalUrl}`);
  expect(text).toContain('Svarer du ikke, bruker vi ikke samtykket etter datoen over.');
  expect(text).toContain(`Ikke kontakt meg igjen: ${props.unsubscribeUrl}`);
});

test.each(locales)('a date in %s is Norwegian time, also across midnight', async (locale) => {
  const grantedAt = new Date('2026-11-22T23:30:00Z');
  const props = { ...Newsletter.PreviewProps, locale, grantedAt };
  const { text } = await renderMail({ template: 'newsletter', props });
  expect(text).toMatch(/23\.? [Nn]ovember 2026/);
});
