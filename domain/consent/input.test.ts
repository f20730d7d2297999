import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ChangeConsent, ChangeConsentForm } from './input';

const purposeId = randomUUID();

/** What staff writes, with what matters to the test; everything else is ordinary. */
const written = (wish: { note?: string; reference?: string; answers?: object[] }) => ({
  contactId: randomUUID(),
  answers: [{ purposeId, answer: 'yes' }],
  channel: 'phone',
  note: 'Han ringte og sa det selv.',
  agreedOn: '2026-11-25',
  requestId: randomUUID(),
  ...wish,
});

const problemsOf = (wish: Parameters<typeof written>[0]) =>
  [ChangeConsent, ChangeConsentForm].map((schema) =>
    schema
      .safeParse(written(wish))
      .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
  );
const both = (problem: string) => [[problem], [problem]];

test.each([
  ['zero-width spaces', '\u200b'.repeat(12)],
  ['fillers that Unicode calls letters', '\u3164'.repeat(12)],
  ['line breaks', `a${'\n'.repeat(12)}b`],
  ['punctuation', '. . . . . . . . . . . .'],
  ['nine letters', 'Han ringte'],
])('a note of %s says too little', (_, note) => {
  expect(problemsOf({ note })).toEqual(both('note noteTooShort'));
});

test.each(['Ringte meg 3', 'Møte på Ås nå', '電話で本人が同意しました'])(
  '«%s» is a note',
  (note) => {
    expect(problemsOf({ note })).toEqual([undefined, undefined]);
  },
);

test('a note of several lines keeps them', () => {
  const note = 'Han ringte.\r\nHan sa ja.';
  expect(ChangeConsent.parse(written({ note })).note).toBe('Han ringte.\nHan sa ja.');
});

test.each(['\0', '\u0007', '\u001b[31m'])('no control character is written down: %j', (sign) => {
  expect(problemsOf({ note: `Han ringte og sa det.${sign}` })).toEqual(both('note invalidText'));
  expect(problemsOf({ reference: `Sak 2026/118${sign}` })).toEqual(both('reference invalidText'));
});

test('nobody says yes and no to one purpose at once', () => {
  const answers = ['yes', 'no'].map((answer) => ({ purposeId, answer }));
  expect(problemsOf({ answers })).toEqual(both('answers answeredTwice'));
});
