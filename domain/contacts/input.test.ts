import { expect, test } from 'vitest';
import { oneLine } from './input';

const said = (text: string) => {
  const parsed = oneLine(20).safeParse(text);
  return parsed.success ? parsed.data : parsed.error.issues[0]?.message;
};

test.each([
  ['  Jone ', 'Jone'],
  ['Nguyễn Ân', 'Nguyễn Ân'],
  ['👩\u200d🌾', '👩\u200d🌾'],
  ['', 'required'],
  ['   ', 'required'],
  ['\u200b\u200b', 'required'],
  ['\u3164', 'required'],
  ['exe\u202egnp', 'invalidText'],
  ['a\nb', 'invalidText'],
  ['abcdefghijklmnopqrstu', 'tooLong'],
])('a line of %j is %j', (typed, expected) => {
  expect(said(typed)).toBe(expected);
});
