import { type Cell, describeFactor, type Level } from '@/domain/factors/rules';
import { type MachineFetches, sumOfMachineFetches } from '@/domain/fetches/rules';
import { describeInteraction, type Interaction } from '@/domain/interactions/rules';
import type { Arm } from '@/domain/posteriors/rules';
import { type ArmKnowledge, describeArms, judgeArms, type Verdict } from '@/domain/verdicts/rules';

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

/** A question of the portal. */
export type AskedLevel = { key: string; title: string };

/** What became of the invitations of a variant. */
export type VariantOutcome = Arm & {
  label: string;
  textId: string;
  textName: string;
  /** The kind of sender, and the colleague when it is one: a level of the factor "sender". */
  senderId: string;
  funnel: Funnel;
  /** Of those who answered, how many said yes to each level, by its key. */
  yes: Record<string, number>;
  machine: MachineFetches;
};

export type ResultKnowledge = {
  verdict: Verdict;
  arms: ArmKnowledge[];
  texts: Level[];
  senders: Level[];
  /** Null before the first mature invitation. */
  interaction: Interaction | null;
};

/** What is known of an experiment by what became of its variants. */
export function knowResults(
  variants: readonly VariantOutcome[],
  { sharesHold }: { sharesHold: boolean },
): ResultKnowledge {
  const cells = variants.map(cellOf);
  const sent = variants.reduce((sum, each) => sum + each.funnel.sent, 0);
  const isMature = variants.some(({ trials }) => trials > 0);
  return {
    verdict: judgeArms(variants, { sent, sharesHold }),
    arms: describeArms(variants),
    texts: describeFactor(cells, 'text'),
    senders: describeFactor(cells, 'sender'),
    interaction: isMature ? describeInteraction(cells) : null,
  };
}

/** The name of the sum of a level's yeses. */
export function yesKey(levelKey: string): string {
  return `yes ${levelKey}`;
}

/** The name of the sum of the openings by machines. */
export const MACHINE = 'machine';

function cellOf({ textId, senderId, trials, answers, funnel, yes, machine }: VariantOutcome): Cell {
  const yeses = Object.entries(yes).map(([key, count]) => [yesKey(key), count]);
  const sums = {
    ...funnel,
    ...Object.fromEntries(yeses),
    [MACHINE]: sumOfMachineFetches(machine),
  };
  return { textId, senderId, trials, answers, sums };
}

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
