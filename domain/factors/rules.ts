import beta from '@stdlib/random-base-beta';
import { type Counts, meanRate, posteriorOf } from '@/domain/posteriors/rules';

/**
 * A variant as a cell of the table text by sender. `sums` are its counts along the funnel (sent, accepted,
 * bounced, opened …), by names that the caller chooses; they are only added up.
 */
export type Cell<Sum extends string = string> = Counts & {
  textId: string;
  senderId: string;
  sums: Record<Sum, number>;
};

export type Factor = 'text' | 'sender';

/** One text over all its senders, or one sender over all its texts. */
export type Level<Sum extends string = string> = Counts & {
  id: string;
  sums: Record<Sum, number>;
  known: LevelKnowledge | 'notComparable';
};

export type LevelKnowledge = {
  /** The mean of its cells' rates with equal weight, a share. */
  rate: number;
  /** 95 % credible interval of that mean, equal tails, shares. */
  interval: [lower: number, upper: number];
  /** The chance that no other level of the factor has a higher mean, a share. */
  chance: number;
};

/**
 * What is known of each level of a factor. Each cell has a rate of its own (the saturated model), so
 * nothing is supposed of how text and sender work together. A level's rate is the mean over the other
 * factor's levels with equal weight (direct standardisation), for a level that happened to be drawn more
 * with a good partner is no better for it. So it is known only where every text goes with every sender;
 * elsewhere it is 'notComparable', and only sums are given.
 * @returns the levels in the order in which the cells name them.
 */
export function describeFactor<Sum extends string>(
  cells: readonly Cell<Sum>[],
  factor: Factor,
): Level<Sum>[] {
  const grid = layOut(cells);
  const known = grid ? knowLevels(grid, factor) : null;
  return levelIds(cells, factor).map((id, index) => {
    const own = cells.filter((cell) => levelOf(cell, factor) === id);
    return { id, ...addUp(own), known: known?.[index] ?? 'notComparable' };
  });
}

/** A table without a gap: the figures of each text, in the order of the senders. */
export type Grid = { textIds: string[]; senderIds: string[]; rows: Counts[][] };

/** The cells as a table, or null when a text does not go with a sender. Cells of the same pair are added. */
export function layOut(cells: readonly Cell[]): Grid | null {
  const textIds = levelIds(cells, 'text');
  const senderIds = levelIds(cells, 'sender');
  let isComplete = true;
  const rows = textIds.map((textId) =>
    senderIds.map((senderId) => {
      const own = cells.filter((cell) => cell.textId === textId && cell.senderId === senderId);
      if (own.length === 0) isComplete = false;
      return addUp(own);
    }),
  );
  return isComplete ? { textIds, senderIds, rows } : null;
}

const DRAWS = 4000;
const SEED = 1933;

/**
 * Draws the rates of all cells together from their posteriors, by a fixed seed: the same figures give the
 * same draws, and 4000 of them a chance within one or two points.
 */
export function drawRates({ rows }: Grid): number[][][] {
  const sample = beta.factory({ seed: SEED });
  return Array.from({ length: DRAWS }, () =>
    rows.map((row) => row.map((cell) => sample(...posteriorOf(cell)))),
  );
}

/** The value below which a share of sorted values lies. */
export function quantileOf(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function knowLevels(grid: Grid, factor: Factor): LevelKnowledge[] {
  const byLevel = (rates: number[][]) => (factor === 'text' ? rates : transpose(rates)).map(meanOf);
  const draws = drawRates(grid).map(byLevel);
  const bests = draws.map((levels) => levels.indexOf(Math.max(...levels)));
  return byLevel(grid.rows.map((row) => row.map(meanRate))).map((rate, level) => {
    const sorted = draws.map((levels) => levels[level] ?? 0).sort((a, b) => a - b);
    return {
      rate,
      interval: [quantileOf(sorted, 0.025), quantileOf(sorted, 0.975)],
      chance: bests.filter((best) => best === level).length / DRAWS,
    };
  });
}

function transpose(rows: number[][]): number[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));
}

function addUp<Sum extends string>(cells: readonly Cell<Sum>[]) {
  const sums = {} as Record<Sum, number>;
  let [trials, answers] = [0, 0];
  for (const cell of cells) {
    trials += cell.trials;
    answers += cell.answers;
    for (const key of Object.keys(cell.sums) as Sum[])
      sums[key] = (sums[key] ?? 0) + cell.sums[key];
  }
  return { trials, answers, sums };
}

function levelIds(cells: readonly Cell[], factor: Factor): string[] {
  return [...new Set(cells.map((cell) => levelOf(cell, factor)))];
}

function levelOf({ textId, senderId }: Cell, factor: Factor): string {
  return factor === 'text' ? textId : senderId;
}
