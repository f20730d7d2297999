import { z } from 'zod';

/** Why a contact could not be mailed at a moment; where there is more than one, the first of these. */
const notMailedReasons = [
  'erased',
  'objected',
  'notAsked',
  'refused',
  'withdrawn',
  'lapsed',
  'expired',
  'suppressed',
  'archived',
] as const;
export type NotMailedReason = (typeof notMailedReasons)[number];

/** Whom to show: those who could be mailed, those who could not, or everyone. */
export const mailableFilters = ['yes', 'no', 'all'] as const;
export type MailableFilter = (typeof mailableFilters)[number];

export type Moment = { ok: true; at: Date } | { ok: false; reason: 'unreadable' | 'future' };

const Instant = z.iso.datetime();
/** "24.11.2026", "24.11.2026 13:42", "24.11.2026 kl. 13.42", "2026-11-24T13:42:05" */
const NORWEGIAN =
  /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(?:kl\.?\s*)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?$/i;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * The moment that someone means by a date, a minute or a second in Norway's time: the end of it, so that
 * what happened within it is in; today and this minute mean now. An ISO 8601 instant in UTC is taken as it
 * is. In the hour that comes twice in autumn it is the second one.
 * @returns `unreadable` also for what the calendar or the clock does not have, `future` for what has not begun.
 */
export function readMoment(text: string, now: Date): Moment {
  const typed = text.trim();
  if (Instant.safeParse(typed).success) return untilNow(new Date(typed), new Date(typed), now);
  const parts = partsOf(typed);
  const from = parts && osloInstant(parts, 'start');
  const until = parts && osloInstant(parts, 'end');
  if (!from || !until) return { ok: false, reason: 'unreadable' };
  return untilNow(from, until, now);
}

function untilNow(from: Date, until: Date, now: Date): Moment {
  if (from > now) return { ok: false, reason: 'future' };
  return { ok: true, at: until > now ? now : until };
}

type Parts = { day: string; hour?: string; minute?: string; second?: string };

function partsOf(typed: string): Parts | null {
  const norwegian = NORWEGIAN.exec(typed);
  const iso = ISO.exec(typed);
  if (norwegian) {
    const [, d = '', m = '', y = '', hour, minute, second] = norwegian;
    return { day: `${y}-${two(m)}-${two(d)}`, hour: hour && two(hour), minute, second };
  }
  if (!iso) return null;
  const [, y, m, d, hour, minute, second] = iso;
  return { day: `${y}-${m}-${d}`, hour, minute, second };
}

/** The first or the last millisecond of what was meant; null where Norway's clocks never showed it. */
function osloInstant({ day, hour, minute, second }: Parts, edge: 'start' | 'end'): Date | null {
  const isEnd = edge === 'end';
  const clock = [
    hour ?? (isEnd ? '23' : '00'),
    minute ?? (isEnd ? '59' : '00'),
    second ?? (isEnd ? '59' : '00'),
  ];
  const wanted = `${day} ${clock.join(':')}`;
  // Norway is one or two hours before UTC; in winter's first hour both are right.
  const found = ['+02:00', '+01:00']
    .map((offset) => new Date(`${wanted.replace(' ', 'T')}${isEnd ? '.999' : '.000'}${offset}`))
    .filter((each) => !Number.isNaN(each.getTime()) && osloText(each) === wanted);
  return (isEnd ? found.at(-1) : found[0]) ?? null;
}

const osloFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** "2026-11-24 13:42:05" */
function osloText(at: Date): string {
  return osloFormat.format(at);
}

const HOUR_MILLISECONDS = 3_600_000;

/** A moment as one types it: "24.11.2026 kl. 13:42:05"; in the hour that comes twice the instant, which is but one. */
export function writeMoment(at: Date): string {
  const isTwice = [-HOUR_MILLISECONDS, HOUR_MILLISECONDS].some(
    (later) => osloText(new Date(at.getTime() + later)) === osloText(at),
  );
  if (isTwice) return at.toISOString();
  const [day = '', clock = ''] = osloText(at).split(' ');
  return `${day.split('-').reverse().join('.')} kl. ${clock}`;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}

/** What had happened by a moment, of what is listed newest or oldest first; to the millisecond, as db/functions/as-of.sql. */
export function happenedBy<Entry extends { at: Date }>(
  entries: readonly Entry[],
  at: Date,
): Entry[] {
  return entries.filter((each) => each.at <= at);
}
