import type { Ctx } from '@/domain/context';
import type { SinkName } from '@/domain/sinks/rules';

/** A place outside the database that keeps checkpoints. */
export type Sink = {
  name: SinkName;
  /**
   * Brings out what is not there yet, and keeps that it did.
   * @returns the number of the last checkpoint that arrived; null when there was nothing to do
   * @throws when the place did not take it
   */
  deliver(ctx: Ctx): Promise<number | null>;
};

const WAIT_MINUTES_MAX = 60;

/**
 * Leaves a place that failed alone for a while: a minute, then twice as long each time, an hour at
 * most. Each worker counts for itself, and a fresh one tries at once.
 */
export function withBackOff(sink: Sink, now: () => number = Date.now): Sink {
  let failures = 0;
  let tryAgainAt = 0;
  return {
    ...sink,
    async deliver(ctx) {
      if (now() < tryAgainAt) return null;
      try {
        const seq = await sink.deliver(ctx);
        failures = 0;
        return seq;
      } catch (error) {
        tryAgainAt = now() + Math.min(2 ** failures, WAIT_MINUTES_MAX) * 60_000;
        failures += 1;
        throw error;
      }
    },
  };
}
