import { sinkLine } from '@/domain/checkpoints/rules';
import { noteDelivery } from '@/domain/sinks/commands';
import { listUndelivered } from '@/domain/sinks/queries';
import type { Sink } from './sink';

const ANSWER_SECONDS_MAX = 10;

/** So long new posts are begun in one go; the rest comes a minute later. */
const POSTING_SECONDS = 20;

/**
 * Posts each checkpoint as JSON, oldest first, and stops at the first that is not taken. Any 2xx means
 * that it is kept; a redirection does not, for it could lead out of https.
 */
export function urlSink(url: string, { answerSecondsMax = ANSWER_SECONDS_MAX } = {}): Sink {
  return {
    name: 'url',
    async deliver(ctx) {
      let last: number | null = null;
      const startedAt = Date.now();
      for (const each of await listUndelivered(ctx, 'url')) {
        if (Date.now() - startedAt > POSTING_SECONDS * 1000) break;
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: sinkLine(each),
          redirect: 'manual',
          signal: AbortSignal.timeout(answerSecondsMax * 1000),
        });
        await answer.body?.cancel();
        if (!answer.ok) throw new Error(`The address answered ${answer.status}.`);
        await noteDelivery(ctx, { checkpointSeq: each.seq, sink: 'url' });
        last = each.seq;
      }
      return last;
    },
  };
}
