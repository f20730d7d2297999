import cdf from '@stdlib/stats-base-dists-beta-cdf';
import quantile from '@stdlib/stats-base-dists-beta-quantile';

/**
 * Figures of one arm. `trials` are mature invitations: sent, not bounced, and their answer window has
 * passed. `answers` are those of them that were answered within the window.
 */
export type Counts = { trials: number; answers: number };

/** What may be put to the verdict: a variant, or any other group of invitations. */
export type Arm = Counts & { id: string };

/** The weight of Jeffreys' prior: half an answer, and half a trial without one. */
const PRIOR = 0.5;

/** The two parameters of the rate's posterior, a beta distribution with Jeffreys' prior. */
export function posteriorOf({ trials, answers }: Counts): [alpha: number, beta: number] {
  return [answers + PRIOR, trials - answers + PRIOR];
}

/** The posterior's mean, a share: the rate, drawn a little towards a half while little is known. */
export function meanRate({ trials, answers }: Counts): number {
  return (answers + PRIOR) / (trials + 2 * PRIOR);
}

/**
 * 95 % credible interval of the rate, equal tails, with Jeffreys' prior. It reaches 0 when nobody
 * answered and 1 when all did (Brown, Cai, DasGupta 2001, doi:10.1214/ss/1009213286).
 * @returns lower and upper bound, shares; [0, 1] before the first trial.
 */
export function rateInterval(counts: Counts): [lower: number, upper: number] {
  const [alpha, beta] = posteriorOf(counts);
  return [
    counts.answers === 0 ? 0 : quantile(0.025, alpha, beta),
    counts.answers === counts.trials ? 1 : quantile(0.975, alpha, beta),
  ];
}

/**
 * The chance of each arm that its rate is the highest (Scott 2010, doi:10.1002/asmb.874), by
 * numerical integration: within 0.0001, and the same for the same figures.
 * @returns shares in the order of the arms that sum to 1.
 */
export function chancesToBeBest(arms: readonly Counts[]): number[] {
  const { below } = layGrid(arms);
  const chances = arms.map((_, arm) =>
    integrateOver(below[arm], (point) => productOfOthers(below, arm, point)),
  );
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return chances.map((chance) => chance / sum);
}

/**
 * What choosing an arm is expected to cost: the mean of how far its rate lies below the best of the
 * others, nothing where it lies above (Stucchio 2015, Bayesian A/B Testing at VWO).
 * @returns shares in the order of the arms; 0.01 is a loss of one point.
 */
export function expectedLosses(arms: readonly Counts[]): number[] {
  const { points, below } = layGrid(arms);
  // The mean of (M - p)+ is the integral over x of P(p < x < M).
  return arms.map((_, arm) =>
    integrateOver(
      points,
      (point) => at(below, arm, point) * (1 - productOfOthers(below, arm, point)),
    ),
  );
}

/**
 * The chance that no two arms lie further apart than `difference`.
 * @param difference a share; 0.01 is one point.
 */
export function chanceWithin(arms: readonly Counts[], difference: number): number {
  const { points, below } = layGrid(arms);
  const above = arms.map((arm) =>
    points.map((point) => cdf(point + difference, ...posteriorOf(arm))),
  );
  // One arm is the lowest; all others lie between it and `difference` above.
  const chances = arms.map((_, lowest) =>
    integrateOver(below[lowest], (point) =>
      arms.reduce(
        (product, _, arm) =>
          arm === lowest ? product : product * (at(above, arm, point) - at(below, arm, point)),
        1,
      ),
    ),
  );
  return Math.min(
    1,
    chances.reduce((total, chance) => total + chance, 0),
  );
}

const POINTS_PER_ARM = 160;
const TAIL = 1e-9;

/**
 * Points that cover every posterior, close together where one is narrow, and each arm's chance to lie below
 * them. They are evenly laid out on the arcsine scale, on which the prior itself is even.
 */
function layGrid(arms: readonly Counts[]): { points: number[]; below: number[][] } {
  const points = arms.flatMap((arm) => {
    const lower = Math.asin(Math.sqrt(quantile(TAIL, ...posteriorOf(arm))));
    const upper = Math.asin(Math.sqrt(quantile(1 - TAIL, ...posteriorOf(arm))));
    const step = (upper - lower) / (POINTS_PER_ARM - 1);
    return Array.from(
      { length: POINTS_PER_ARM },
      (_, index) => Math.sin(lower + index * step) ** 2,
    );
  });
  points.sort((a, b) => a - b);
  return {
    points,
    below: arms.map((arm) => points.map((point) => cdf(point, ...posteriorOf(arm)))),
  };
}

/** The integral of a function of the points over their measure, by the trapezoidal rule (Stieltjes). */
function integrateOver(measure: readonly number[] = [], valueAt: (point: number) => number) {
  let sum = 0;
  let before = valueAt(0);
  for (let point = 1; point < measure.length; point++) {
    const value = valueAt(point);
    sum += ((measure[point] ?? 0) - (measure[point - 1] ?? 0)) * (before + value);
    before = value;
  }
  return sum / 2;
}

/** The chance that all arms but one lie below a point. */
function productOfOthers(below: readonly number[][], except: number, point: number): number {
  let product = 1;
  for (let arm = 0; arm < below.length; arm++) if (arm !== except) product *= at(below, arm, point);
  return product;
}

function at(rows: readonly number[][], row: number, column: number): number {
  return rows[row]?.[column] ?? 0;
}
