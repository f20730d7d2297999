/**
 * Draws a variant uniformly.
 * @param chance a number in [0, 1) from the system's random source.
 */
export function drawVariant<Variant>(variants: readonly Variant[], chance: number): Variant | null {
  return variants[Math.floor(chance * variants.length)] ?? null;
}

export type VariantFigures = { sent: number; opened: number; answered: number };

/**
 * Wilson's 95 % score interval for a share (Wilson 1927, doi:10.1080/01621459.1927.10502953).
 * @returns lower and upper bound in [0, 1]; [0, 1] when nothing was sent.
 */
export function shareInterval(hits: number, trials: number): [number, number] {
  if (trials === 0) return [0, 1];
  const z = 1.959964;
  const share = hits / trials;
  const denominator = 1 + z ** 2 / trials;
  const centre = share + z ** 2 / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  return [
    Math.max(0, (centre - spread) / denominator),
    Math.min(1, (centre + spread) / denominator),
  ];
}

/** A difference smaller than this is not worth waiting for. */
const DIFFERENCE_MIN = 0.03;
/** What we look for while too few are sent for the difference seen to mean anything. */
const DIFFERENCE_SOUGHT = 0.1;
const SENT_MIN = 30;

export type Verdict<Variant> =
  | { outcome: 'nothingSent' }
  | { outcome: 'tooEarly'; answersNeeded: number }
  | { outcome: 'noDifference' }
  | { outcome: 'leading'; variant: Variant };

/**
 * What may be said of the best variant against the second best. It leads when their 95 % intervals
 * lie apart, which is stricter than a test of 5 % and so bears to be looked at every day. Until
 * then: about how many more answers it takes.
 */
export function judgeVariants<Variant extends VariantFigures>(
  variants: readonly Variant[],
): Verdict<Variant> {
  const shareOf = ({ answered, sent }: VariantFigures) => (sent === 0 ? 0 : answered / sent);
  const [best, second] = [...variants].sort((a, b) => shareOf(b) - shareOf(a));
  if (!best || !second || variants.every((each) => each.sent === 0))
    return { outcome: 'nothingSent' };
  const [lower] = shareInterval(best.answered, best.sent);
  const [, upper] = shareInterval(second.answered, second.sent);
  if (lower > upper) return { outcome: 'leading', variant: best };

  const seen = shareOf(best) - shareOf(second);
  const isEarly = Math.min(best.sent, second.sent) < SENT_MIN;
  const sought = isEarly || seen < DIFFERENCE_MIN ? DIFFERENCE_SOUGHT : seen;
  const mean = meanShare(best, second);
  const trials = trialsPerVariant(mean, sought);
  const missing = Math.max(0, trials - best.sent) + Math.max(0, trials - second.sent);
  if (missing === 0) return { outcome: 'noDifference' };
  return { outcome: 'tooEarly', answersNeeded: roundUp(missing * mean) };
}

/** The share of both together, kept away from 0 and 1, where nothing can be reckoned. */
function meanShare(one: VariantFigures, other: VariantFigures): number {
  const mean = (one.answered + other.answered) / Math.max(1, one.sent + other.sent);
  return Math.min(0.9, Math.max(0.1, mean));
}

/**
 * Trials in each of two groups to see a difference between two shares around `mean`, at 5 %
 * two-sided with 80 % power (Fleiss, Levin, Paik: Statistical Methods for Rates and Proportions,
 * 3rd ed., eq. 4.14, without continuity correction and with one variance for both).
 */
export function trialsPerVariant(mean: number, difference: number): number {
  const zAlpha = 1.959964;
  const zBeta = 0.841621;
  return Math.ceil((2 * mean * (1 - mean) * (zAlpha + zBeta) ** 2) / difference ** 2);
}

/** Up to the next ten, or to two digits: nobody knows it closer. */
function roundUp(count: number): number {
  const step = 10 ** Math.max(1, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.max(step, Math.ceil(count / step) * step);
}
