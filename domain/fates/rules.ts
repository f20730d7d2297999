import type { Counts } from '@/domain/posteriors/rules';

/** The steps of the funnel and the ways out of it, each a number of invitations. */
export const funnelSteps = [
  'sent',
  'accepted',
  'bounced',
  'opened',
  'answered',
  'objected',
  'complained',
] as const;
export type FunnelStep = (typeof funnelSteps)[number];
export type Funnel = Record<FunnelStep, number>;

/** Nobody was invited. */
export const noFates: Funnel & Counts = {
  sent: 0,
  accepted: 0,
  bounced: 0,
  opened: 0,
  answered: 0,
  objected: 0,
  complained: 0,
  trials: 0,
  answers: 0,
};

/** What happened to a variant on a day of Norway's calendar. */
export type DayOutcome = {
  day: string;
  variantId: string;
  accepted: number;
  answered: number;
  /** Invitations that became mature on this day, and those of them that were answered in time. */
  trials: number;
  answers: number;
};

/** A day with the figures of every variant until its end, in their order. */
export type DaySum = { day: string; variants: Omit<DayOutcome, 'day' | 'variantId'>[] };

/** Sums from the first day to the last; a day on which nothing happened stands where the one before it stood. */
export function sumDays(
  outcomes: readonly DayOutcome[],
  { variantIds, today }: { variantIds: readonly string[]; today: string },
): DaySum[] {
  const byDay = Map.groupBy(outcomes, ({ day }) => day);
  const sums = variantIds.map(() => ({ accepted: 0, answered: 0, trials: 0, answers: 0 }));
  return listDays([...byDay.keys()].sort().at(0), today).map((day) => {
    for (const each of byDay.get(day) ?? []) {
      const sum = sums[variantIds.indexOf(each.variantId)];
      if (!sum) continue;
      for (const key of ['accepted', 'answered', 'trials', 'answers'] as const)
        sum[key] += each[key];
    }
    return { day, variants: sums.map((sum) => ({ ...sum })) };
  });
}

function listDays(first: string | undefined, last: string): string[] {
  if (!first) return [];
  const days: string[] = [];
  const end = Date.parse(last);
  for (let at = Date.parse(first); at <= end; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
