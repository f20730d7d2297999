import beta from '@stdlib/random-base-beta';
import chiSquaredCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import { type Counts, chancesToBeBest, posteriorOf } from '@/domain/posteriors/rules';
import { assertNever } from '@/lib/assert-never';

/**
 * How a variant is drawn: all alike; by whole weights that staff set; or by Thompson sampling, each with
 * the chance that it is the best, as far as is known (Thompson 1933, doi:10.1093/biomet/25.3-4.285).
 */
export type DrawMethod = 'uniform' | 'weighted' | 'thompson';

/** What a draw asks of a variant: its weight, a whole number, and its mature figures. */
export type DrawArm = Counts & { weight: number };

/**
 * Draws a variant for one invitation.
 * @param random gives numbers in [0, 1) from the system's random source.
 * @returns null when there is none to draw from, or when all weights are 0.
 */
export function drawVariant<Variant extends DrawArm>(
  arms: readonly Variant[],
  method: DrawMethod,
  random: () => number,
): Variant | null {
  switch (method) {
    case 'uniform':
    case 'weighted':
      return drawByChance(arms, drawChances(arms, method), random());
    case 'thompson':
      return drawFromPosteriors(arms, random);
    default:
      return assertNever(method);
  }
}

/**
 * The chance of each arm to be drawn now, in their order. They sum to 1; all are 0 when all weights are.
 * Kept with each invitation, they are what `shareCheck` measures against.
 */
export function drawChances(arms: readonly DrawArm[], method: DrawMethod): number[] {
  switch (method) {
    case 'uniform':
      return arms.map(() => 1 / arms.length);
    case 'weighted': {
      const sum = arms.reduce((total, { weight }) => total + weight, 0);
      return arms.map(({ weight }) => (sum === 0 ? 0 : weight / sum));
    }
    case 'thompson':
      return chancesToBeBest(arms);
    default:
      return assertNever(method);
  }
}

/**
 * Whether a contact is held back: not invited now, so that one can see what comes without an invitation.
 * @param share of the contacts that is held back, in [0, 1].
 * @param chance a number in [0, 1) from the system's random source.
 */
export function isHeldBack(share: number, chance: number): boolean {
  return chance < share;
}

/**
 * What was drawn for one arm. Over all invitations, with p the chance that the arm had when each of them
 * was drawn: `expected` is the sum of p, and `variance` the sum of p (1 - p). Leave `variance` out where
 * the chances never changed.
 */
export type ShareArm = { drawn: number; expected: number; variance?: number };

export type ShareCheck = { p: number; holds: boolean };

/** A sample ratio mismatch is alarming below this (Fabijan et al. 2019, doi:10.1145/3292500.3330722). */
const P_MIN = 0.001;

/**
 * Whether the draws went as they should; if not, something is broken, and no figure may be trusted.
 *
 * With constant chances it is Pearson's chi-squared test. With chances that follow the answers, the counts
 * minus the sums of their chances are a martingale with the variance sum of p (1 - p), and not that of a
 * multinomial. So each arm's deviation is squared, divided by that variance and compared with chi-squared
 * of one degree (martingale central limit theorem; Hall, Heyde 1980, theorem 3.2). The smallest p counts,
 * times the number of arms (Bonferroni); two arms deviate by the same, and there it counts as it is.
 *
 * @returns the p value, and `holds`, false when it is below 0.001. It holds while too little is expected
 * for the approximation: below 5 in an arm, or a variance below 10.
 */
export function shareCheck(arms: readonly ShareArm[]): ShareCheck {
  const p = arms.some(({ variance }) => variance !== undefined) ? adaptiveP(arms) : pearsonP(arms);
  return { p, holds: p >= P_MIN };
}

function pearsonP(arms: readonly ShareArm[]): number {
  if (arms.length < 2 || arms.some(({ drawn, expected }) => expected === 0 && drawn > 0))
    return arms.length < 2 ? 1 : 0;
  const drawable = arms.filter(({ expected }) => expected > 0);
  if (drawable.length < 2 || drawable.some(({ expected }) => expected < 5)) return 1;
  const statistic = drawable.reduce(
    (sum, { drawn, expected }) => sum + (drawn - expected) ** 2 / expected,
    0,
  );
  return 1 - chiSquaredCdf(statistic, drawable.length - 1);
}

function adaptiveP(arms: readonly ShareArm[]): number {
  const smallest = arms.reduce((least, { drawn, expected, variance = 0 }) => {
    if (variance < 10) return least;
    return Math.min(least, 1 - chiSquaredCdf((drawn - expected) ** 2 / variance, 1));
  }, 1);
  return Math.min(1, smallest * (arms.length === 2 ? 1 : arms.length));
}

function drawByChance<Variant>(
  arms: readonly Variant[],
  chances: readonly number[],
  chance: number,
): Variant | null {
  let passed = 0;
  const drawn = chances.findIndex((share) => {
    passed += share;
    return chance < passed;
  });
  // Sums of shares may end a hair below 1: the last one that can be drawn takes the rest.
  return arms[drawn] ?? arms[chances.findLastIndex((share) => share > 0)] ?? null;
}

/** One draw from the posterior of each arm; the highest is taken. */
function drawFromPosteriors<Variant extends DrawArm>(
  arms: readonly Variant[],
  random: () => number,
): Variant | null {
  const sample = samplerOf(random);
  let best: Variant | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const arm of arms) {
    const rate = sample(...posteriorOf(arm));
    if (rate > highest) [best, highest] = [arm, rate];
  }
  return best;
}

const samplers = new WeakMap<() => number, (alpha: number, beta: number) => number>();

/** The library's beta sampler on our own source. It takes the logarithm of what it is given, so never 0. */
function samplerOf(random: () => number): (alpha: number, beta: number) => number {
  const known = samplers.get(random);
  if (known) return known;
  const sampler = beta.factory({ prng: () => random() || 2 ** -53 });
  samplers.set(random, sampler);
  return sampler;
}
