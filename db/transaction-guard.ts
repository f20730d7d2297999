import type { Sql } from 'postgres';
import { keepPrepared } from './keep-prepared';

/** All that Drizzle asks of the driver inside a transaction; whoever asks for more finds it missing. */
type Client = {
  unsafe: (text: string, parameters?: unknown[], options?: object) => PromiseLike<unknown>;
  savepoint: (work: Work) => Promise<unknown>;
};
type Work = (client: Client) => Promise<unknown>;

/** A transaction, or a savepoint in one, from its first statement to the end of its callback. */
type Scope = { outer: Scope | undefined; ended: boolean; running: number };

/**
 * Binds the statements of every transaction to its callback. A statement that comes after the callback has ended, or
 * after the connection is lost, throws instead of running on its own; a callback that ends while one of its statements
 * is still running throws, which undoes all of the transaction.
 */
export function guardTransactions(sql: Sql): void {
  const begin = sql.begin as unknown as Client['savepoint'];
  const guarded: Client['savepoint'] = (work) => runScope(begin, work);
  sql.begin = guarded as unknown as Sql['begin'];
}

async function runScope(open: Client['savepoint'], work: Work, outer?: Scope): Promise<unknown> {
  const scope: Scope = { outer, ended: false, running: 0 };
  try {
    return await open((client) => runWork(client, scope, work));
  } finally {
    // When the connection is lost this comes first, and the callback may still go on.
    scope.ended = true;
  }
}

async function runWork(client: Client, scope: Scope, work: Work): Promise<unknown> {
  try {
    const result = await work(guardClient(client, scope));
    if (scope.running > 0) throw new Error('A transaction ended before a statement of its own.');
    return result;
  } finally {
    scope.ended = true;
  }
}

function guardClient(client: Client, scope: Scope): Client {
  const run = keepPrepared(client.unsafe);
  return {
    unsafe: (...statement) => {
      refuseAfterEnd(scope);
      return counted(scope, run(...statement));
    },
    savepoint: async (work) => {
      refuseAfterEnd(scope);
      return counted(scope, runScope(client.savepoint, work, scope));
    },
  };
}

function refuseAfterEnd(scope: Scope): void {
  for (let each: Scope | undefined = scope; each; each = each.outer) {
    if (each.ended) throw new Error('A statement came after its transaction had ended.');
  }
}

function counted<Statement extends PromiseLike<unknown>>(
  scope: Scope,
  statement: Statement,
): Statement {
  const settle = () => {
    scope.running -= 1;
  };
  scope.running += 1;
  statement.then(settle, settle);
  return statement;
}
