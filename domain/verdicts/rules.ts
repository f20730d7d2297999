import {
  type Arm,
  chancesToBeBest,
  chanceWithin,
  expectedLosses,
  rateInterval,
} from '@/domain/posteriors/rules';
import { answersNeeded, DIFFERENCE_MIN, findWinner } from '@/domain/winners/rules';

/** What is known of one arm. */
export type ArmKnowledge = Arm & {
  /** Answers per trial, a share; null before the first trial. */
  rate: number | null;
  /** 95 % credible interval of the rate, shares. */
  interval: [lower: number, upper: number];
  /** The chance that no other arm has a higher rate, a share. */
  chance: number;
  /** What choosing it is expected to cost, a share; 0.01 is one point. */
  loss: number;
};

/** What is known of each arm, in their order. No figure of it decides anything: `judgeArms` does. */
export function describeArms(arms: readonly Arm[]): ArmKnowledge[] {
  const chances = chancesToBeBest(arms);
  const losses = expectedLosses(arms);
  return arms.map(({ id, trials, answers }, index) => ({
    id,
    trials,
    answers,
    rate: trials === 0 ? null : answers / trials,
    interval: rateInterval({ trials, answers }),
    chance: chances[index] ?? 0,
    loss: losses[index] ?? 0,
  }));
}

/** What may be said of an experiment. The words live in `locales/`. */
export type Verdict =
  | { outcome: 'nothingSent' }
  /** The variants were not drawn as they should have been, so nothing may be concluded. */
  | { outcome: 'sharesWrong' }
  /** The automatic rule has decided. */
  | { outcome: 'winner'; armId: string }
  /** Whichever is chosen, the others are less than one point away. */
  | { outcome: 'noDifference' }
  /** Probably the best, but not decided: one leader of five may be false. */
  | { outcome: 'leading'; armId: string; chance: number; answersNeeded: number }
  | { outcome: 'tooEarly'; answersNeeded: number };

export type JudgeOptions = {
  /** Invitations sent, mature or not. */
  sent: number;
  /** What `shareCheck` found. */
  sharesHold: boolean;
  /** The share of experiments in which a false winner is accepted. */
  errorMax?: number;
};

/** The share of experiments in which a false leader is accepted. */
const LEADER_ERROR_MAX = 0.2;
const CERTAIN = 0.95;

/**
 * The verdict over two or more arms. `winner` and `leading` come from the same rule and are sound under
 * daily looks. A chance to be best of 95 % alone is not enough to lead: who looks every week sees it in
 * every other experiment with two arms that are alike. `noDifference` is what a reader would believe today
 * with 95 %. `answersNeeded` counts answers of all arms together until the rule decides.
 */
export function judgeArms(
  arms: readonly Arm[],
  { sent, sharesHold, errorMax = 0.05 }: JudgeOptions,
): Verdict {
  if (sent === 0 || arms.length < 2) return { outcome: 'nothingSent' };
  if (!sharesHold) return { outcome: 'sharesWrong' };
  const winner = findWinner(arms, { errorMax });
  if (winner !== null) return { outcome: 'winner', armId: winner };
  if (chanceWithin(arms, DIFFERENCE_MIN) >= CERTAIN) return { outcome: 'noDifference' };

  const needed = answersNeeded(arms, { errorMax });
  const leader = findWinner(arms, { errorMax: LEADER_ERROR_MAX });
  if (leader === null) return { outcome: 'tooEarly', answersNeeded: needed };
  const chance = chancesToBeBest(arms)[arms.findIndex(({ id }) => id === leader)] ?? 0;
  return { outcome: 'leading', armId: leader, chance, answersNeeded: needed };
}
