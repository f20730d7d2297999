import { expect, test } from 'vitest';
import { osloDate, osloMinute } from './oslo-date';

test('a moment has the day and the minute that it has in Norway', () => {
  const at = new Date('2026-11-26T23:30:00Z');
  expect(osloDate(at)).toBe('2026-11-27');
  expect(osloMinute(at)).toBe('2026-11-27-0030');
});
