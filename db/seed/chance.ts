/**
 * A repeatable source of chance (mulberry32, Tommy Ettinger, public domain): every demo starts with
 * the same people and the same answers.
 */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(values: readonly [T, ...T[]], chance: number): T {
  return values[Math.floor(chance * values.length)] ?? values[0];
}
