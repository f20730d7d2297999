import { expect, test } from 'vitest';
import { maskAddress, mayAnswer, sealedMode } from './rules';

test('what a sealed link may do shrinks as it ages', () => {
  expect(sealedMode(0)).toBe('masked');
  expect(sealedMode(29.99)).toBe('masked');
  expect(sealedMode(30)).toBe('withdrawOnly');
  expect(sealedMode(4000)).toBe('withdrawOnly');
});

test('an old link says no, and never yes', () => {
  expect(mayAnswer('withdrawOnly', 'no')).toBe(true);
  expect(mayAnswer('withdrawOnly', 'yes')).toBe(false);
  expect(mayAnswer('masked', 'yes')).toBe(true);
});

test('a masked address keeps its first letter and its domain', () => {
  expect(maskAddress('jone.tveit@fjordbygg.example')).toBe('j•••@fjordbygg.example');
  expect(maskAddress('')).toBe('•••');
});
