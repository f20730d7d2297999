import betaln from '@stdlib/math-base-special-betaln';
import { type Arm, type Counts, meanRate } from '@/domain/posteriors/rules';

/** The share of experiments in which a winner may be declared that is not strictly the best. */
export type ErrorMax = { errorMax: number };

/**
 * The automatic rule. An arm has won when its rate is above that of every other arm, and the evidence
 * against each of them is (K - 1) / errorMax or more. It may be asked as often as one likes, and however
 * the arms were drawn from the past: the chance that it ever names an arm that is not strictly the best
 * is at most errorMax. The proof is in docs/experiments.md (Ville 1939; Wasserman, Ramdas, Balakrishnan
 * 2020, doi:10.1073/pnas.1922664117).
 * @returns the id of the winner, or null while there is none.
 */
export function findWinner(arms: readonly Arm[], { errorMax }: ErrorMax): string | null {
  const [best, ...others] = [...arms].sort((a, b) => seenRate(b) - seenRate(a));
  if (!best || others.length === 0) return null;
  const threshold = logThreshold(arms.length, errorMax);
  const beatsAll = others.every(
    (other) => seenRate(best) > seenRate(other) && logEvidence(best, other) >= threshold,
  );
  return beatsAll ? best.id : null;
}

/**
 * The natural logarithm of the e-value against "both arms have one rate": the mean likelihood of the two
 * rates over what was plausible beforehand, by the highest likelihood of one common rate.
 */
export function logEvidence(one: Counts, other: Counts): number {
  const logs = PLAUSIBLE.map((prior) => logMarginal(one, prior) + logMarginal(other, prior));
  const highest = Math.max(...logs);
  const mean = logs.reduce((sum, log) => sum + Math.exp(log - highest), 0) / logs.length;
  return highest + Math.log(mean) - logLikelihoodPooled(one, other);
}

type Prior = { alpha: number; beta: number; logBeta: number };

/**
 * What was plausible beforehand: both rates lie around a mean that may be 5, 10 … 95 %, as 20 trials
 * would leave them, some ten points to either side. The rule is sound with any choice that is made before
 * the data; this one expects texts to differ by points, not by halves, and so decides a sixth sooner than
 * two rates that know nothing of each other.
 */
const PLAUSIBLE: readonly Prior[] = Array.from({ length: 19 }, (_, index) => {
  const mean = (index + 1) / 20;
  const [alpha, beta] = [20 * mean, 20 * (1 - mean)];
  return { alpha, beta, logBeta: betaln(alpha, beta) };
});

/** The beta-binomial likelihood of an arm's answers in their order. */
function logMarginal({ trials, answers }: Counts, { alpha, beta, logBeta }: Prior): number {
  return betaln(answers + alpha, trials - answers + beta) - logBeta;
}

function logLikelihoodPooled(one: Counts, other: Counts): number {
  const trials = one.trials + other.trials;
  const answers = one.answers + other.answers;
  return timesLogShare(answers, trials) + timesLogShare(trials - answers, trials);
}

/** n log(n / of), and 0 where n is 0. */
function timesLogShare(count: number, of: number): number {
  return count === 0 ? 0 : count * Math.log(count / of);
}

const EARLY_TRIALS = 30;
/** What is supposed while too few are sent for the difference seen to mean anything. */
const SUPPOSED_DIFFERENCE = 0.1;
/** A smaller difference is none. */
export const DIFFERENCE_MIN = 0.01;

/**
 * About how many more answers it takes until the rule decides, if the rates are as they seem and the arms
 * go on being drawn alike: where the evidence at the expected figures passes its threshold. That is a
 * little more than the median, for luck passes it sooner. While an arm has fewer than 30 trials, the best is supposed to lead by 10 points; a lead
 * under one point counts as one point.
 * @returns answers of all arms together, rounded up to two digits; 0 when the rule has decided.
 */
export function answersNeeded(arms: readonly Arm[], { errorMax }: ErrorMax): number {
  if (arms.length < 2 || findWinner(arms, { errorMax })) return 0;
  const [best, ...others] = [...arms].sort((a, b) => meanRate(b) - meanRate(a));
  if (!best) return 0;
  const threshold = logThreshold(arms.length, errorMax);
  const more = Math.max(...others.map((other) => trialsNeeded(best, other, threshold)));
  return roundUp(arms.reduce((sum, arm) => sum + more * meanRate(arm), 0));
}

/** Trials that each of two arms still needs until the expected evidence passes the threshold. */
function trialsNeeded(best: Counts, other: Counts, threshold: number): number {
  const [high, low] = supposedRates(best, other);
  const decides = (more: number) => {
    const [leader, rival] = [expect(best, high, more), expect(other, low, more)];
    return seenRate(leader) > seenRate(rival) && logEvidence(leader, rival) >= threshold;
  };
  let enough = 1;
  while (!decides(enough)) enough *= 2;
  let tooFew = enough / 2;
  while (enough - tooFew > Math.max(1, enough / 200)) {
    const middle = (enough + tooFew) / 2;
    if (decides(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

function supposedRates(best: Counts, other: Counts): [high: number, low: number] {
  const isEarly = Math.min(best.trials, other.trials) < EARLY_TRIALS;
  const seen = Math.max(meanRate(best) - meanRate(other), DIFFERENCE_MIN);
  const difference = isEarly ? SUPPOSED_DIFFERENCE : seen;
  const middle = (meanRate(best) + meanRate(other)) / 2;
  const low = Math.min(Math.max(middle - difference / 2, 0.001), 0.999 - difference);
  return [low + difference, low];
}

function expect({ trials, answers }: Counts, rate: number, more: number): Counts {
  return { trials: trials + more, answers: answers + more * rate };
}

function seenRate({ trials, answers }: Counts): number {
  return trials === 0 ? 0 : answers / trials;
}

function logThreshold(armCount: number, errorMax: number): number {
  return Math.log((armCount - 1) / errorMax);
}

/** Up to the next ten, or to two digits: nobody knows it closer. */
function roundUp(count: number): number {
  const step = 10 ** Math.max(1, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.max(step, Math.ceil(count / step) * step);
}
