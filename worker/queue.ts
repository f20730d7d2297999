import { Logger } from 'graphile-worker';
import { describeError } from '@/lib/describe-error';
import { log } from '@/lib/log';

const levelOf = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

/** What the queue says of itself, in the log like everything else. */
export const queueLogger = new Logger(() => (level, message) => log[levelOf[level]](message));

/** A task that fails without the values that its error carries: the queue logs what it is told, and keeps it. */
export function withoutValues(task: () => Promise<void>): () => Promise<void> {
  return () =>
    task().catch((error: unknown) => {
      const { name, code, message, stack } = describeError(error);
      const told = new Error([name, code, message].filter(Boolean).join(' '));
      told.stack = stack.join('\n');
      throw told;
    });
}
