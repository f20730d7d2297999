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
  return [Math.max(0, (centre - spread) / denominator), Math.min(1, (centre + spread) / denominator)];
}
