/** Runs a statement: its text, its parameters, and how. */
type Unsafe = (text: string, parameters?: unknown[], options?: object) => PromiseLike<unknown>;

/** A statement with more is written for one list of rows, and hardly ever comes in the same length again. */
const PARAMETERS_MAX = 64;

/**
 * The same way to the driver, by which a connection keeps each statement prepared. Drizzle asks for that only where a
 * query is named; without, a statement is parsed twice, planned every time, and takes two round trips.
 *
 * `prepare=false` in the database's URL turns it off, for a pooler that cannot keep statements.
 */
export function keepPrepared<Run extends Unsafe>(run: Run): Run {
  const prepared: Unsafe = (text, parameters = [], options) => {
    const prepare = parameters.length > 0 && parameters.length <= PARAMETERS_MAX;
    return run(text, parameters, { ...options, prepare });
  };
  return prepared as Run;
}
