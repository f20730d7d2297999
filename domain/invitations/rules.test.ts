import { expect, test } from 'vitest';
import { type InviteFacts, whyNotAsked, whyNotInvited } from './rules';

const mayBeInvited: InviteFacts = {
  basis: 'customer',
  registeredBy: null,
  locale: 'nb',
  source: 'crm',
  erased: false,
  archived: false,
  suppressed: false,
  objected: false,
  refused: false,
  answered: false,
  invited: false,
  heldBack: false,
};
const asked = { waits: false, askedLately: false };

test('a contact with a basis may be invited, and nobody without one', () => {
  expect(whyNotInvited(mayBeInvited)).toBeNull();
  expect(whyNotInvited({ ...mayBeInvited, basis: 'none' })).toBe('basisMissing');
});

const closed = [
  ['erased', { erased: true }],
  ['archived', { archived: true }],
  ['suppressed', { suppressed: true }],
  ['objected', { objected: true }],
  ['basisMissing', { basis: 'none' }],
  ['refusedBefore', { refused: true, answered: true }],
  ['alreadyAnswered', { answered: true }],
  ['heldBack', { heldBack: true }],
] as const;

test.each(closed)('%s closes the gate, to a first invitation and to one more', (reason, fact) => {
  expect(whyNotInvited({ ...mayBeInvited, ...fact })).toBe(reason);
  expect(whyNotAsked({ ...mayBeInvited, invited: true, ...fact }, asked)).toBe(reason);
});

test('an objection is named before the basis that is missing: it is his own word', () => {
  expect(whyNotInvited({ ...mayBeInvited, objected: true, basis: 'none' })).toBe('objected');
});

test('once more takes a first time, nothing that waits, and a day', () => {
  const invited = { ...mayBeInvited, invited: true };
  expect(whyNotInvited(invited)).toBe('alreadyInvited');
  expect(whyNotAsked(invited, asked)).toBeNull();
  expect(whyNotAsked(mayBeInvited, null)).toBeNull();
  expect(whyNotAsked(invited, { ...asked, waits: true })).toBe('waits');
  expect(whyNotAsked(invited, { ...asked, askedLately: true })).toBe('askedLately');
});
