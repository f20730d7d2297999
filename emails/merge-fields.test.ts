import { expect, test } from 'vitest';
import Invitation from './invitation';
import { mergeFields } from './merge-fields';
import { renderMail } from './render';

const nameless = { firstName: '', companyName: 'appex', senderName: 'Kari Moe' };

test.each([
  ['{firstName}, hva vil du høre?', 'Hva vil du høre?'],
  ['Vi spør før vi sender, {firstName}.', 'Vi spør før vi sender.'],
  ['Vi spør før vi sender, {firstName}', 'Vi spør før vi sender'],
  ['Hei {firstName}', 'Hei'],
  ['Hei, {firstName}!', 'Hei!'],
  ['Hei {firstName}, hva vil du høre?', 'Hei, hva vil du høre?'],
  ['Hei, {firstName}, hva vil du høre?', 'Hei, hva vil du høre?'],
  ['Hei, {firstName} og alle andre', 'Hei, og alle andre'],
  ['Hei! {firstName}, du bestemmer.', 'Hei! Du bestemmer.'],
  ['Hei!\n{firstName}: øk takten', 'Hei!\nØk takten'],
  ['{firstName} – det er ditt valg', 'Det er ditt valg'],
  ['{firstName}, {companyName} vil spørre', 'appex vil spørre'],
  ['{firstName}', ''],
])('without a name, %j is written %j', (wording, written) => {
  expect(mergeFields(wording, nameless)).toBe(written);
});

test('with a name every comma stays', () => {
  const wording = '{firstName}, hva vil du høre, {firstName}?';
  expect(mergeFields(wording, { ...nameless, firstName: 'jo' })).toBe('jo, hva vil du høre, jo?');
});

test('a mail to somebody without a name has neither his comma nor a small first letter', async () => {
  const wording = {
    ...Invitation.PreviewProps.wording,
    subject: '{firstName}, hva vil du høre?',
    paragraphs: ['Vi spør før vi sender, {firstName}.'],
  };
  const props = { ...Invitation.PreviewProps, firstName: ' ', wording };
  const mail = await renderMail({ template: 'invitation', props });
  expect(mail.subject).toBe('Hva vil du høre?');
  expect(mail.text).toContain('Vi spør før vi sender.');
  expect(mail.html).toContain('Vi spør før vi sender.');
});
