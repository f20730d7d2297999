import { expect, test } from 'vitest';
import definition from '@/db/seed/group.json';
import { mergeFields } from '@/emails/merge-fields';
import {
  findFieldProblems,
  findMarketing,
  joinParagraphs,
  mergeFieldNames,
  splitParagraphs,
} from './rules';

const words = { subject: '', preheader: '', heading: '', paragraphs: [], button: '' };

test.each([
  ['Hei {fornavn}', 'unknown', '{fornavn}'],
  ['Hei { firstName }', 'unknown', '{ firstName }'],
  ['Hei {firstname}', 'unknown', '{firstname}'],
  ['Hei {}', 'unknown', '{}'],
  ['Hei {firstName, hvordan går det?', 'broken', '{firstName,'],
  ['Hei firstName}', 'broken', 'firstName}'],
])('%s has a field that would stand in the mail as it is', (heading, kind, found) => {
  expect(findFieldProblems({ ...words, heading })).toEqual([{ part: 'heading', kind, found }]);
});

test('a field in double braces is broken, and each part is named', () => {
  const found = findFieldProblems({ ...words, subject: '{{firstName}}', button: '{link}' });
  expect(found.map(({ part, kind }) => [part, kind])).toEqual([
    ['subject', 'broken'],
    ['subject', 'broken'],
    ['button', 'unknown'],
  ]);
});

test('the fields that the mail knows are the fields that a text may hold', () => {
  const text = mergeFieldNames.map((name) => `{${name}}`).join(' ');
  expect(findFieldProblems({ ...words, subject: text })).toEqual([]);
  const values = { firstName: 'Jone', companyName: 'Appex', senderName: 'Kari' };
  expect(mergeFields(text, values)).toBe('Jone Appex Kari');
});

test.each([
  ['nb', 'Få 20 % rabatt i dag', ['20 %', 'rabatt']],
  ['nb', 'Se ukens tilbud og vår kampanje', ['tilbud', 'kampanje']],
  ['nb', 'Gratis frakt når du kjøper for 499 kr', ['Gratis', 'kjøper', '499 kr']],
  ['nb', 'Nå kr 1 299,- og halv pris', ['kr 1 299,', '299,-', 'halv pris']],
  ['nb', 'Les mer på https://appex.example/nytt', ['https://appex.example/nytt']],
  ['nb', 'Les mer på www.appex.no eller appex.no', ['www.appex.no', 'appex.no']],
  ['nb', 'Sommersalg, utsalg og sale', ['Sommersalg', 'utsalg', 'sale']],
  ['nb', 'Høstkampanje med medlemsrabatten', ['Høstkampanje', 'medlemsrabatten']],
  ['nn', 'Sommarsal og introduksjonstilbod', ['Sommarsal', 'introduksjonstilbod']],
  ['nn', 'Gode tilbod og rabattar til deg', ['tilbod', 'rabattar']],
  ['nn', 'No er prisane lågare', ['prisane']],
  ['nn', 'Kjøp no, gratis frakt', ['Kjøp', 'gratis']],
  ['en', 'Our summer sale: 30% off', ['sale', '30%']],
  ['en', 'A free gift and a special discount', ['free', 'discount']],
  ['en', 'Buy now at a lower price, from £49', ['Buy', 'price', '£49']],
  ['en', 'See our offers', ['offers']],
  ['nb', 'Vinn en iPad i vår konkurranse', ['Vinn', 'konkurranse']],
  ['nb', 'Hovedpremien venter, se alle premier', ['Hovedpremien', 'premier']],
  ['nb', 'Black Friday: to for én', ['Black Friday', 'to for én']],
  ['nb', 'Lavpriser, og billigst i byen fr. 99:-', ['Lavpriser', 'billigst', '99:-']],
  ['nb', 'Dine medlemsfordeler: 3 for 2', ['medlemsfordeler', '3 for 2']],
  ['nb', 'Handle nå, vi har en gave til deg', ['Handle nå', 'gave til deg']],
  ['nn', 'Handle no, vi har ei gåve til deg', ['Handle no', 'gåve til deg']],
  ['en', 'Win a gift card', ['Win', 'gift card']],
  ['en', 'Shop now with this promo code', ['Shop now', 'promo code']],
  ['en', 'Only 9 pounds, the deal of the week', ['9 pounds', 'deal of the week']],
  ['en', 'Black Friday: two for one', ['Black Friday', 'two for one']],
] as const)('in %s, "%s" may be marketing', (locale, text, found) => {
  expect(findMarketing({ ...words, paragraphs: [text] }, locale)).toEqual([
    { part: 'body', found },
  ]);
});

test.each([
  ['nb', 'Hei {firstName}. Hva vil du motta fra oss?'],
  ['nb', 'Innkjøpere og innkjøp, prisverdig, i krig og kreativ, krone'],
  ['nb', 'Det tar under 1 minutt. Du svarer på 3 spørsmål.'],
  ['nb', 'Spørsmål? Skriv til post@appex.no.'],
  ['nb', 'Velkommen! Vi gleder oss.'],
  ['nn', 'Kva vil du få frå {companyName}? Salen er full, og kinosalen òg.'],
  ['en', 'Feel free to answer no. You are free to change your mind.'],
  ['en', 'Hello {firstName}, you decide what we send. It takes a minute.'],
  ['en', 'We wholesale nothing.'],
  ['nb', 'Vi følger konkurranseloven. Det er en oppgave til deg, i ny utgave til deg.'],
  ['nb', 'Premieren er i vinter. Kvinner og menn. Vi handler i morgen.'],
  ['en', 'This winter we fell the gavel, compound the window and deal with it.'],
  ['en', 'We promote nothing. A week has 7 days; the window is open.'],
] as const)('in %s, "%s" is no marketing', (locale, text) => {
  expect(findMarketing({ ...words, paragraphs: [text] }, locale)).toEqual([]);
});

test('an exclamation mark shouts in the subject, and only there', () => {
  const shouting = { ...words, subject: 'Svar nå!', heading: 'Hei!' };
  expect(findMarketing(shouting, 'nb')).toEqual([{ part: 'subject', found: ['!'] }]);
});

test('the invitations that come with the product are no marketing', () => {
  for (const { wording } of definition.experiment.texts)
    for (const locale of ['nb', 'nn', 'en'] as const) {
      expect(findMarketing(wording[locale], locale)).toEqual([]);
      expect(findFieldProblems(wording[locale])).toEqual([]);
    }
});

test('paragraphs are typed with a blank line between them', () => {
  expect(splitParagraphs('En.\n\nTo,\nog mer.\n \n\n')).toEqual(['En.', 'To,\nog mer.']);
  expect(splitParagraphs(joinParagraphs(['En.', 'To.']))).toEqual(['En.', 'To.']);
});
