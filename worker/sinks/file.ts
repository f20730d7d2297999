import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { sinkLine } from '@/domain/checkpoints/rules';
import { noteDelivery } from '@/domain/sinks/commands';
import { listUndelivered } from '@/domain/sinks/queries';
import type { Sink } from './sink';

/** One checkpoint a line, oldest first. */
export function fileSink(file: string): Sink {
  return {
    name: 'file',
    async deliver(ctx) {
      let last: number | null = null;
      await mkdir(path.dirname(file), { recursive: true });
      for (const each of await listUndelivered(ctx, 'file')) {
        // A line that is written twice says the same twice; one that is not written is tried again.
        await appendFile(file, `${sinkLine(each)}\n`, { mode: 0o600 });
        await noteDelivery(ctx, { checkpointSeq: each.seq, sink: 'file' });
        last = each.seq;
      }
      return last;
    },
  };
}
