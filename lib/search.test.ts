import { expect, test } from 'vitest';
import { parseAsSearch } from './search';

test('a search holds nothing that a database refuses', () => {
  expect(parseAsSearch.parse('Kari\u0000\nMoe')).toBe('Kari  Moe');
});
