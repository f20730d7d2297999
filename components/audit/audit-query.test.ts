import { expect, test } from 'vitest';
import { readAuditQuery } from './audit-query';

test.each([
  ['2026-11-27', '2026-11-27'],
  ['2028-02-29', '2028-02-29'],
  ['2026-02-31', null],
  ['2026-13-01', null],
  ['0000-01-01', null],
  ['i går', null],
])('the day "%s" narrows the audit trail from %s', (from, expected) => {
  expect(readAuditQuery({ from, to: from }).filter).toMatchObject({ from: expected, to: expected });
});
