import { type Cell, drawRates, layOut, meanOf, quantileOf } from '@/domain/factors/rules';
import { meanRate } from '@/domain/posteriors/rules';

/**
 * Whether a text works differently from different senders. `departure` is by how much the rate of the text from this
 * sender departs from what the text's mean and the sender's mean imply together, a share; `interval` is its 95 %
 * credible interval.
 */
export type Interaction =
  | { outcome: 'notComparable' }
  | ({ outcome: 'none' } & Departure)
  | ({ outcome: 'likely' } & Departure);

type Departure = {
  textId: string;
  senderId: string;
  departure: number;
  interval: [lower: number, upper: number];
};

/**
 * The clearest interaction of text and sender in the saturated model, where each cell has a rate of its
 * own. The departure is looked at in each cell, and the one furthest from nothing by its
 * own spread is named; in a table of two by two, where it is the same up to the sign, one where the text
 * gains. The interval holds for all cells at once, so picking the largest does not make it look surer than
 * it is (a simultaneous credible region, by the largest deviation of all cells; after Besag et al. 1995,
 * doi:10.1214/ss/1177010123). It is 'likely' when the interval leaves out nothing at all. It is not made for daily looks:
 * it explains, and decides nothing.
 * @returns 'notComparable' with fewer than two texts or senders, or where a text does not go with a sender.
 */
export function describeInteraction(cells: readonly Cell[]): Interaction {
  const grid = layOut(cells);
  if (!grid || grid.textIds.length < 2 || grid.senderIds.length < 2)
    return { outcome: 'notComparable' };
  const contrasts = describeContrasts(drawRates(grid).map(departuresOf));
  const width = simultaneousWidth(contrasts);
  const index = indexOfClearest(contrasts);
  const { mean, spread } = contrasts[index] ?? { mean: 0, spread: 0 };
  return {
    outcome: Math.abs(mean) > width * spread ? 'likely' : 'none',
    textId: grid.textIds[Math.floor(index / grid.senderIds.length)] ?? '',
    senderId: grid.senderIds[index % grid.senderIds.length] ?? '',
    departure: departuresOf(grid.rows.map((row) => row.map(meanRate)))[index] ?? 0,
    interval: [mean - width * spread, mean + width * spread],
  };
}

/**
 * The departure of each cell, row by row: its rate less the mean of its row and that of its column plus the mean of all,
 * each cell with the same weight.
 */
export function departuresOf(rates: number[][]): number[] {
  const all = meanOf(rates.flat());
  const columns = (rates[0] ?? []).map((_, column) => meanOf(rates.map((row) => row[column] ?? 0)));
  return rates.flatMap((row) => {
    const mean = meanOf(row);
    return row.map((rate, column) => rate - mean - (columns[column] ?? 0) + all);
  });
}

type Contrast = { mean: number; spread: number; draws: number[] };

function describeContrasts(draws: number[][]): Contrast[] {
  return (draws[0] ?? []).map((_, index) => {
    const own = draws.map((each) => each[index] ?? 0);
    const mean = meanOf(own);
    return { mean, spread: Math.sqrt(meanOf(own.map((value) => (value - mean) ** 2))), draws: own };
  });
}

/** How many spreads the interval must reach so that 95 % of the draws lie within it in every cell at once. */
function simultaneousWidth(contrasts: readonly Contrast[]): number {
  const furthest = (contrasts[0]?.draws ?? []).map((_, draw) =>
    Math.max(
      ...contrasts.map(({ mean, spread, draws }) => Math.abs((draws[draw] ?? 0) - mean) / spread),
    ),
  );
  return quantileOf(
    furthest.sort((a, b) => a - b),
    0.95,
  );
}

function indexOfClearest(contrasts: readonly Contrast[]): number {
  // A hair for the rounding, so that of a gain and a loss of the same size the gain is named.
  const clearness = contrasts.map(
    ({ mean, spread }) => Math.abs(mean) / spread + (mean > 0 ? 1e-9 : 0),
  );
  return clearness.indexOf(Math.max(...clearness));
}
