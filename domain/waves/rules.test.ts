import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doneAt, isOfficeHour, mayGoNow, minutesAtPace, type Release } from './rules';

const MINUTE = 60_000;
const start = Date.UTC(2026, 10, 25, 8);

/** What goes when the job looks after each of the waits, at the pace that holds then. */
function run(looks: readonly { wait: number; perHour: number }[]): Release[] {
  const released: Release[] = [];
  let at = start;
  for (const { wait, perHour } of looks) {
    at += wait;
    const count = mayGoNow(perHour, released, new Date(at));
    if (count > 0) released.push({ at: new Date(at), count });
  }
  return released;
}

const inHourUntil = (released: Release[], until: Date) =>
  released
    .filter(({ at }) => at <= until && at.getTime() > until.getTime() - 60 * MINUTE)
    .reduce((sum, { count }) => sum + count, 0);

const everyMinute = (perHour: number, minutes: number) =>
  run(Array.from({ length: minutes }, () => ({ wait: MINUTE, perHour })));

test('never more than the pace goes in any 60 minutes, however irregular the looks are', () => {
  const wait = fc.oneof(
    fc.integer({ min: 0, max: 3 * MINUTE }),
    fc.integer({ min: 0, max: 90 * MINUTE }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.array(wait, { maxLength: 200 }),
      (perHour, waits) => {
        const released = run(waits.map((each) => ({ wait: each, perHour })));
        for (const { at } of released)
          expect(inHourUntil(released, at)).toBeLessThanOrEqual(perHour);
      },
    ),
  );
});

test('a pace that is changed holds from then on: nothing goes that would be above it', () => {
  const look = fc.record({
    wait: fc.integer({ min: 1, max: 5 * MINUTE }),
    perHour: fc.integer({ min: 1, max: 600 }),
  });
  fc.assert(
    fc.property(fc.array(look, { maxLength: 150 }), (looks) => {
      let at = start;
      const released = run(looks);
      for (const { wait, perHour } of looks) {
        at += wait;
        const went = released.some((each) => each.at.getTime() === at);
        if (went) expect(inHourUntil(released, new Date(at))).toBeLessThanOrEqual(perHour);
      }
    }),
  );
});

test.each([1, 7, 30, 59, 60, 61, 100, 600, 1000, 10_000])(
  '%i an hour are reached over hours, and spread over them',
  (perHour) => {
    const released = everyMinute(perHour, 600);
    const total = released.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBeGreaterThanOrEqual(perHour * 9.8);
    expect(total).toBeLessThanOrEqual(perHour * 10 + Math.ceil(perHour / 60));
    const largest = Math.max(...released.map(({ count }) => count));
    expect(largest).toBeLessThanOrEqual(Math.ceil(perHour / 60) + 1);
  },
);

test('a worker that was away does not catch up in one burst', () => {
  const looks = [...Array.from({ length: 10 }, () => MINUTE), 50 * MINUTE];
  const released = run(looks.map((wait) => ({ wait, perHour: 600 })));
  expect(released.at(-1)?.count).toBe(11);
});

test('office hours are Monday to Friday from 08 to 16 by the clock of each place', () => {
  const at = (text: string) => new Date(text);
  expect(isOfficeHour(at('2026-11-25T07:00:00Z'))).toBe(true);
  expect(isOfficeHour(at('2026-11-25T06:59:59Z'))).toBe(false);
  expect(isOfficeHour(at('2026-11-25T14:59:59Z'))).toBe(true);
  expect(isOfficeHour(at('2026-11-25T15:00:00Z'))).toBe(false);
  expect(isOfficeHour(at('2026-11-28T10:00:00Z'))).toBe(false);
  expect(isOfficeHour(at('2026-06-24T06:00:00Z'))).toBe(true);
  expect(isOfficeHour(at('2026-11-25T15:00:00Z'), 'America/New_York')).toBe(true);
  expect(isOfficeHour(at('2026-11-25T07:00:00Z'), 'Asia/Tokyo')).toBe(false);
  expect(isOfficeHour(at('2026-11-25T07:00:00Z'), 'Nowhere/At_All')).toBe(true);
});

test('how long it takes follows from the slower of the two limits, and from the hours', () => {
  const pace = { perHour: 200, perDomainHour: null, hours: 'any' } as const;
  const many = { count: 1000, domainCount: 900 };
  expect(minutesAtPace(many, pace)).toBe(300);
  expect(minutesAtPace(many, { ...pace, perDomainHour: 100 })).toBe(540);
  // Wednesday 14:30 in Norway: ninety minutes today, and the rest tomorrow from eight.
  const now = new Date('2026-11-25T13:30:00Z');
  expect(doneAt(now, 300, 'any')).toEqual(new Date('2026-11-25T18:30:00Z'));
  expect(doneAt(now, 300, 'office')).toEqual(new Date('2026-11-26T10:30:00Z'));
  expect(doneAt(new Date('2026-11-27T14:00:00Z'), 90, 'office')).toEqual(
    new Date('2026-11-30T07:30:00Z'),
  );
  expect(doneAt(now, 60 * 24 * 400, 'any')).toBeNull();
});
