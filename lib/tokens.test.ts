import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashToken, isToken, newToken, openLink, sealLink } from './tokens';

const link = { contactId: randomUUID(), messageId: randomUUID() };
const secret = 'a secret of more than sixteen';

test('a new token is 256 bits and only its hash is stored', () => {
  const { token, hash } = newToken();
  expect(isToken(token)).toBe(true);
  expect(hashToken(token).equals(hash)).toBe(true);
});

test('a sealed link opens with its use and its secret', () => {
  expect(openLink('unsubscribe', sealLink('unsubscribe', link, secret), secret)).toEqual(link);
});

test('a link sealed for one use opens no other', () => {
  expect(openLink('preferences', sealLink('unsubscribe', link, secret), secret)).toBeNull();
});

test('an older secret of the list still opens its links', () => {
  expect(
    openLink('unsubscribe', sealLink('unsubscribe', link, secret), `newer secret,${secret}`),
  ).toEqual(link);
});

test('a seal covers the text it is bound to', () => {
  const token = sealLink('click', link, secret, 'https://a.example');
  expect(openLink('click', token, secret, 'https://b.example')).toBeNull();
});

test('every single changed character closes the link', () => {
  const token = sealLink('unsubscribe', link, secret);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A';
    expect(
      openLink('unsubscribe', token.slice(0, at) + other + token.slice(at + 1), secret),
    ).toBeNull();
  }
  expect(openLink('unsubscribe', `${token}A`, secret)).toBeNull();
  expect(openLink('unsubscribe', '', secret)).toBeNull();
});
