import { takeCheckpoint } from '@/domain/checkpoints/commands';
import type { Ctx } from '@/domain/context';
import { log } from '@/lib/log';
import type { SigningKey } from '@/lib/signing-key';
import type { Sink } from './sinks/sink';

/**
 * Takes a checkpoint when there is news, and brings out of the database what is not there yet. What
 * fails is logged and tried again, and stops nothing else.
 */
export async function checkpoint(
  ctx: Ctx,
  { key, sinks }: { key: SigningKey | undefined; sinks: readonly Sink[] },
): Promise<void> {
  if (!key) return;
  await takeCheckpoint(ctx, key).catch((error: unknown) =>
    log.error({ error }, 'No checkpoint could be taken.'),
  );
  await Promise.all(sinks.map((sink) => deliverTo(ctx, sink)));
}

async function deliverTo(ctx: Ctx, { name, deliver }: Sink): Promise<void> {
  try {
    const seq = await deliver(ctx);
    if (seq) log.info({ sink: name, seq }, 'Checkpoints were written outside the database.');
  } catch (error) {
    log.error({ sink: name, error }, 'A checkpoint could not be written outside the database.');
  }
}
