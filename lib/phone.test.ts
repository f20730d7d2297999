import { expect, test } from 'vitest';
import { readablePhone } from './phone';

test('a number is written in groups, and what is no number as it stands', () => {
  expect(readablePhone('+4741234567')).toBe('+47 41 23 45 67');
  expect(readablePhone('internt 12')).toBe('internt 12');
});
