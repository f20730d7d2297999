/** Whether a wave waits for office hours in the time zone of each contact. */
export const waveHours = ['any', 'office'] as const;
export type WaveHours = (typeof waveHours)[number];

/** How fast a wave goes: invitations an hour, and invitations an hour to addresses of one mail domain. */
export type Pace = { perHour: number; perDomainHour: number | null; hours: WaveHours };

export const PER_HOUR_MAX = 20_000;

/** What staff is offered first. */
export const usualPace: Pace = { perHour: 200, perDomainHour: null, hours: 'office' };

export type WaveState = 'running' | 'stopped' | 'finished';

export function waveState(wave: { stoppedAt: Date | null; finishedAt: Date | null }): WaveState {
  if (wave.finishedAt) return 'finished';
  return wave.stoppedAt ? 'stopped' : 'running';
}

/** Why a contact of a selection is not invited: what the gate says, and what only a wave can know. */
const waveReasons = [
  'basisMissing',
  'alreadyInvited',
  'alreadyAnswered',
  'refusedBefore',
  'objected',
  'suppressed',
  'heldBack',
  'waits',
  'askedLately',
  'alreadyWaiting',
  'noExperiment',
  // Of older waves: now the company itself signs.
  'noSender',
  'archived',
  'erased',
  'notFound',
] as const;
export type WaveReason = (typeof waveReasons)[number];

/** How many may be invited, the most of them with one mail domain, and why the others are not. */
export type WaveForecast = {
  count: number;
  domainCount: number;
  notInvited: { reason: WaveReason; count: number }[];
};

/** So many left at one moment. */
export type Release = { at: Date; count: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How many may go now: never more than `perHour` in any 60 minutes, and evenly over them rather than in one burst. Evenly
 * is by the virtual scheduling of the generic cell rate algorithm (ITU-T I.371, annex A): each one that goes moves the
 * time of the next by its share of an hour, and what is due within the minute until the next look goes along.
 * @param released what went in the last hour, the oldest first.
 */
export function mayGoNow(perHour: number, released: readonly Release[], now: Date): number {
  const interval = HOUR / perHour;
  const lastHour = released.filter(({ at }) => at.getTime() > now.getTime() - HOUR);
  const left = perHour - lastHour.reduce((sum, { count }) => sum + count, 0);
  const nextDue = lastHour.reduce(
    (due, { at, count }) => Math.max(due, at.getTime()) + count * interval,
    Number.NEGATIVE_INFINITY,
  );
  const ahead = Math.max(nextDue, now.getTime()) - now.getTime();
  const due = Math.floor((MINUTE - ahead) / interval + 1);
  return Math.max(0, Math.min(left, due));
}

const OFFICE_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const OFFICE_OPENS = 8;
const OFFICE_CLOSES = 16;
const HOME_ZONE = 'Europe/Oslo';

/**
 * Whether it is Monday to Friday from 08 to 16 somewhere. Public holidays are not known.
 * @param timeZone an IANA name; one that nobody knows is taken for Norway's.
 */
export function isOfficeHour(at: Date, timeZone: string = HOME_ZONE): boolean {
  const parts = clockOf(timeZone).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const hour = Number(part('hour'));
  return OFFICE_DAYS.includes(part('weekday')) && hour >= OFFICE_OPENS && hour < OFFICE_CLOSES;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = newClock(timeZone) ?? clockOf(HOME_ZONE);
  clocks.set(timeZone, clock);
  return clock;
}

function newClock(timeZone: string): Intl.DateTimeFormat | null {
  try {
    const shown = { weekday: 'short', hour: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en-GB', { timeZone, ...shown });
  } catch {
    return null;
  }
}

/** How many minutes of sending a wave needs at a pace. */
export function minutesAtPace(
  { count, domainCount }: Pick<WaveForecast, 'count' | 'domainCount'>,
  { perHour, perDomainHour }: Pace,
): number {
  const slowest = perDomainHour ? domainCount / perDomainHour : 0;
  return Math.ceil(60 * Math.max(count / perHour, slowest));
}

/** Nobody looks further ahead. */
const LOOK_AHEAD_HOURS = 24 * 366;

/** When a wave that needs so many minutes is done, by Norway's clock; null when that is more than a year from now. */
export function doneAt(now: Date, minutes: number, hours: WaveHours): Date | null {
  let at = now.getTime();
  let left = minutes * MINUTE;
  for (let step = 0; step < LOOK_AHEAD_HOURS; step += 1) {
    const untilNextHour = HOUR - (at % HOUR);
    const used = hours === 'any' || isOfficeHour(new Date(at)) ? Math.min(left, untilNextHour) : 0;
    left -= used;
    if (left <= 0) return new Date(at + used);
    at += untilNextHour;
  }
  return null;
}
