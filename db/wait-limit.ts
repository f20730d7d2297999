import type { Sql } from 'postgres';

/** A statement as the driver keeps it: `handler` runs it, and it has no state until a connection has taken it. */
type Statement = PromiseLike<unknown> & {
  handler: (statement: Statement) => void;
  state: unknown;
  reject: (error: Error) => void;
  cancel: () => void;
};

/**
 * Takes a statement, BEGIN too, out of the pool's queue when no connection has taken it in time, so that it can never
 * run later, and rejects it. What is running has other limits: see db/client.ts.
 */
export function limitWaiting(sql: Sql, millisecondsMax: number): void {
  const { unsafe } = sql;
  sql.unsafe = ((...call: Parameters<Sql['unsafe']>) => {
    const query = unsafe(...call);
    const statement = query as unknown as Statement;
    const { handler } = statement;
    statement.handler = () => {
      const timer = setTimeout(giveUp, millisecondsMax, statement);
      const stop = () => clearTimeout(timer);
      statement.then(stop, stop);
      handler(statement);
    };
    return query;
  }) as Sql['unsafe'];
}

function giveUp(statement: Statement): void {
  if (statement.state !== null) return;
  statement.reject(new Error('No connection to the database came free in time.'));
  statement.cancel();
}
