import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEmailAddress } from './email-address';

test.each([
  ['jone@fjordbygg.example', 'jone@fjordbygg.example', 'jone@fjordbygg.example'],
  [
    '  Jone.Tveit@FjordBygg.Example ',
    'Jone.Tveit@fjordbygg.example',
    'jone.tveit@fjordbygg.example',
  ],
  ['post@blåbær.example', 'post@blåbær.example', 'post@xn--blbr-roah.example'],
  ['ｊｏｎｅ＠fjordbygg.example', 'jone@fjordbygg.example', 'jone@fjordbygg.example'],
  ["o'hara+news@a.example", "o'hara+news@a.example", "o'hara+news@a.example"],
])('%s is read as one address', (typed, email, key) => {
  expect(parseEmailAddress(typed)).toEqual({ email, key });
});

test.each([
  '',
  'jone',
  'jone@',
  '@a.example',
  'jone@localhost',
  'jone@a..example',
  'a@b.example,c@d.example',
  'a@b.example;c@d.example',
  'a@b.example c@d.example',
  'Jone <jone@a.example>',
  '"a b"@c.example',
  'jone@a.example\r\nBcc: x@y.example',
  'jone\n@a.example',
  'jone@a.example\u0000',
  'jone@[127.0.0.1]',
  'jone@127.0.0.1',
  '.jone@a.example',
  'jone.@a.example',
  `${'a'.repeat(65)}@b.example`,
])('%j is refused', (typed) => {
  expect(parseEmailAddress(typed)).toBeNull();
});

test('whatever is typed, an accepted address holds one @ and nothing that ends a header or an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
      for (const candidate of [typed, `${typed}@a.example`, `a@${typed}.example`]) {
        const address = parseEmailAddress(candidate);
        if (!address) continue;
        expect(address.email).not.toMatch(/[\s<>,;:"()[\]\\\p{Cc}]/u);
        expect(address.email.split('@')).toHaveLength(2);
        expect(parseEmailAddress(address.email)?.key).toBe(address.key);
      }
    }),
    { numRuns: 2000 },
  );
});
