import { expect, test } from 'vitest';
import { ownPath } from './own-path';

test('a path of our own is returned to, with its query', () => {
  expect(ownPath('/contacts?tag=appex&sort=-created')).toBe('/contacts?tag=appex&sort=-created');
});

const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/a/..//evil.example',
  'javascript:alert(1)',
  'contacts',
  '',
  null,
];

test.each(elsewhere)('%j leads nowhere', (text) => {
  expect(ownPath(text)).toBeNull();
});
