import { expect, test } from 'vitest';
import { formatMoment } from './moment';

test('a moment stands in Norway’s time with the offset of that day', () => {
  expect(formatMoment(new Date('2026-11-23T12:42:07Z'), 'nb')).toBe(
    '23. november 2026 kl. 13:42:07 (UTC+01:00)',
  );
  expect(formatMoment(new Date('2026-06-30T22:05:00Z'), 'en')).toBe(
    '1 July 2026 at 00:05:00 (UTC+02:00)',
  );
});
