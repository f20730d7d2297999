import { describe, expect, test } from 'vitest';
import { readMoment, writeMoment } from './rules';

const now = new Date('2026-11-24T12:42:30.500Z');
const read = (text: string) => {
  const moment = readMoment(text, now);
  return moment.ok ? moment.at.toISOString() : moment.reason;
};

describe('a moment of the past, as it is typed', () => {
  test.each([
    ['a day is meant to its end', '3.3.2026', '2026-03-03T22:59:59.999Z'],
    ['summer has another offset', '03.07.2026', '2026-07-03T21:59:59.999Z'],
    ['a minute is meant to its end', '3.3.2026 kl. 14.05', '2026-03-03T13:05:59.999Z'],
    ['a second too', '03.03.2026 14:05:07', '2026-03-03T13:05:07.999Z'],
    ['as a browser writes it', '2026-03-03T14:05', '2026-03-03T13:05:59.999Z'],
    ['a day of ISO', '2026-03-03', '2026-03-03T22:59:59.999Z'],
    ['an instant is taken as it is', '2026-03-03T13:05:07.123Z', '2026-03-03T13:05:07.123Z'],
    ['today is now', '24.11.2026', now.toISOString()],
    ['this minute is now', '24.11.2026 13:42', now.toISOString()],
    ['the hour that comes twice is the second one', '25.10.2026 02:30', '2026-10-25T01:30:59.999Z'],
    ['a leap day', '29.2.2024', '2024-02-29T22:59:59.999Z'],
  ])('%s', (_, text, expected) => expect(read(text)).toBe(expected));

  test.each(['25.11.2026', '24.11.2026 13:43', '2027-01-01T00:00:00Z'])(
    '%s is not here yet',
    (text) => expect(read(text)).toBe('future'),
  );

  test.each([
    '',
    'i går',
    '30.2.2026',
    '29.2.2025',
    '32.1.2026',
    '1.13.2026',
    '1.1.26',
    '3.3.2026 24:00',
    '3.3.2026 12:60',
    // The clocks went forward over this hour.
    '29.3.2026 02:30',
    '2026-3-3',
    "' or true --",
  ])('"%s" is no moment', (text) => expect(read(text)).toBe('unreadable'));

  test('in the hour that comes twice a moment is written as the instant that it is', () => {
    for (const text of ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.500Z']) {
      const moment = readMoment(text, now);
      expect(moment.ok && writeMoment(moment.at)).toBe(text);
    }
    expect(writeMoment(new Date('2026-10-24T23:59:59Z'))).toBe('25.10.2026 kl. 01:59:59');
    expect(writeMoment(new Date('2026-10-25T02:00:00Z'))).toBe('25.10.2026 kl. 03:00:00');
  });

  test('what is written is read as the same second', () => {
    const at = new Date('2026-07-03T12:05:07.000Z');
    expect(writeMoment(at)).toBe('03.07.2026 kl. 14:05:07');
    expect(read(writeMoment(at))).toBe('2026-07-03T12:05:07.999Z');
  });
});
