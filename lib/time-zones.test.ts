import { expect, test } from 'vitest';
import { isTimeZone, listTimeZones } from './time-zones';

test('every zone of the list is one, and so is an older name of it', () => {
  const zones = listTimeZones();
  expect(zones).toContain('Europe/Oslo');
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
  expect(isTimeZone('Asia/Calcutta')).toBe(true);
});

test('anything else is none', () => {
  for (const text of ['', 'Oslo', '+01:00', '-0100', 'Europe/Atlantis', "'; drop"])
    expect(isTimeZone(text)).toBe(false);
});
