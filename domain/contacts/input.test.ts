import { expect, test } from 'vitest';
import { oneLine, oneName, optionalLine } from './input';

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

test('a name is the same however it was pasted', () => {
  expect(oneName(20).parse('\u00a0Havn\u00a0og  Kai\u200b AS ')).toBe('Havn og Kai AS');
});

test('nothing but spaces in a field that may be empty is nothing', () => {
  expect(optionalLine(20).parse(' \u00a0')).toBeNull();
  expect(optionalLine(20).parse(undefined)).toBeNull();
  expect(optionalLine(20).parse(' Daglig leder ')).toBe('Daglig leder');
});
