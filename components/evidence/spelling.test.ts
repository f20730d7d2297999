import { expect, test } from 'vitest';
import { spellOut, spellOutAll } from './spelling';

const latin = (code: number) => (code >= 32 && code < 0x0180) || code === 0x200b;

test('a character that the font lacks stands as its number, and nothing else changes', () => {
  expect(spellOut('王芳 Łukasz 👍', latin)).toBe('(U+738B)(U+82B3) Łukasz (U+1F44D)');
  expect(spellOut('Blåbær\n«to»\tlinjer', latin)).toBe('Blåbær\n«to»\tlinjer');
  // What hides in a note is seen.
  expect(spellOut('a\u200b\u0000b', latin)).toBe('a(U+200B)(U+0000)b');
});

test('every text of a value is spelled out, and dates, numbers and null stay', () => {
  const at = new Date();
  expect(spellOutAll({ name: '王', list: [{ at, seq: 1, note: null }, '芳'] }, latin)).toEqual({
    name: '(U+738B)',
    list: [{ at, seq: 1, note: null }, '(U+82B3)'],
  });
});
