import { type Cell, describeFactor, type Level } from '@/domain/factors/rules';
import type { Funnel } from '@/domain/fates/rules';
import { type MachineFetches, sumOfMachineFetches } from '@/domain/fetches/rules';
import { describeInteraction, type Interaction } from '@/domain/interactions/rules';
import type { Arm } from '@/domain/posteriors/rules';
import { type ArmKnowledge, describeArms, judgeArms, type Verdict } from '@/domain/verdicts/rules';

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
