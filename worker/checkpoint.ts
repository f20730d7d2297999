import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { noteDelivery, takeCheckpoint } from '@/domain/checkpoints/commands';
import { listUndelivered, sinkLine } from '@/domain/checkpoints/queries';
import type { Ctx } from '@/domain/context';
import { log } from '@/lib/log';
import type { SigningKey } from '@/lib/signing-key';

/** Takes a checkpoint when there is news, and writes down outside the database what is not there yet. */
export async function checkpoint(
  ctx: Ctx,
  { key, file }: { key: SigningKey | undefined; file: string | undefined },
): Promise<void> {
  if (!key) return;
  await takeCheckpoint(ctx, key);
  if (!file) return;
  await mkdir(path.dirname(file), { recursive: true });
  for (const each of await listUndelivered(ctx, 'file')) {
    // A line that is written twice says the same twice; one that is not written is tried again.
    await appendFile(file, `${sinkLine(each)}\n`, { mode: 0o600 });
    await noteDelivery(ctx, { checkpointSeq: each.seq, sink: 'file' });
    log.info({ seq: each.seq }, 'A checkpoint was written.');
  }
}
