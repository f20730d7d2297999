import { setTimeout as wait } from 'node:timers/promises';
import type { Ctx } from '@/domain/context';
import { listOutgoing, type OutgoingMessage } from '@/domain/delivery/queries';
import {
  type AcceptedMail,
  claimMessages,
  markFailed,
  markSent,
  markUnknown,
  postpone,
  recoverMessages,
  releaseMessages,
} from '@/domain/messages/commands';
import { GATE_SECONDS_MAX, LEASE_SECONDS } from '@/domain/messages/rules';
import { renderMail } from '@/emails/render';
import { assertNever } from '@/lib/assert-never';
import { log } from '@/lib/log';
import type { Mailer } from '@/lib/mailer/mailer';
import { type Composition, compose } from './compose';
import { type MailLinks, makeLinks, maskedLinks } from './links';

/**
 * How many mails pass the guard together. A worker runs two of these at a time, and no more than twice as many mails are
 * uncertain when it is killed.
 */
const BATCH_SIZE = 10;

/** How many are handed over at the same time: as many as the SMTP pool has connections. */
const LANES = 5;

type Delivery = { idempotentTransport?: boolean; stopping?: AbortSignal };

/**
 * Sends what is due until nothing is, or until it is to stop: then the mails under way are finished, and the others wait
 * for another worker. Any number of workers may do this at the same time.
 */
export async function deliver(
  ctx: Ctx,
  mailer: Mailer,
  { idempotentTransport = false, stopping }: Delivery = {},
): Promise<void> {
  const recovered = await recoverMessages(ctx, { idempotentTransport });
  if (recovered > 0) log.warn({ recovered }, 'Some mails were cut off in the middle.');
  for (;;) {
    const claimedAt = Date.now();
    const { taken, allowed } = await claimMessages(ctx, { limit: BATCH_SIZE });
    const outgoing = await listOutgoing(ctx, allowed);
    const links = await makeLinks(ctx, outgoing);
    const accepted = gathering((mails: AcceptedMail[]) => untilKept(() => markSent(ctx, mails)));
    await inLanes(outgoing, async (each) => {
      const written = await write(ctx, each, links).catch((error: unknown) => {
        log.error({ messageId: each.message.id, error }, 'A mail could not be written.');
        return null;
      });
      const sent = await handOver(ctx, mailer, { outgoing: each, written, claimedAt, stopping });
      if (sent) accepted.add(sent);
    });
    await accepted.kept();
    if (taken === 0 || stopping?.aborted) return;
  }
}

/** Several at a time, each lane one after the other: a mail begins when a connection is free for it. */
async function inLanes<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** What was accepted is marked together with what else is within this time; the outbox is that much behind at most. */
const GATHER_MILLISECONDS = 50;

/** Keeps items in lots: those that come within a moment, or what there is when `kept` is called. */
function gathering<Item>(keep: (items: Item[]) => Promise<void>) {
  let waiting: Item[] = [];
  let kept = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const lot = waiting;
    waiting = [];
    if (lot.length === 0) return kept;
    kept = kept.then(() => keep(lot));
    // It is waited for when the batch is through; until then nobody else would hear of a fault.
    kept.catch(() => {});
    return kept;
  };
  return {
    add(item: Item): void {
      waiting.push(item);
      timer ??= setTimeout(flush, GATHER_MILLISECONDS);
    },
    kept: flush,
  };
}

/**
 * Keeps what this process alone knows, again and again while the database is away. A mail that was accepted and is not
 * marked in time is one of which nobody knows the fate.
 */
async function untilKept(keep: () => Promise<void>): Promise<void> {
  for (const deadline = Date.now() + LEASE_SECONDS * 1000; ; await wait(1000)) {
    try {
      return await keep();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      log.warn({ error }, 'Mails were accepted, and it could not be kept yet.');
    }
  }
}

type Written = Awaited<ReturnType<typeof write>>;
type HandedOver = {
  outgoing: OutgoingMessage;
  written: Written | null;
  claimedAt: number;
  stopping: AbortSignal | undefined;
};

/** Hands one mail over, and keeps what came of it when that was not acceptance. */
async function handOver(
  ctx: Ctx,
  mailer: Mailer,
  { outgoing, written, claimedAt, stopping }: HandedOver,
): Promise<AcceptedMail | null> {
  const { id: messageId, attempts } = outgoing.message;
  if (!written) {
    await postpone(ctx, { messageId, attempts, reason: 'notWritten' });
    return null;
  }
  // The guard's yes is only good for a moment: too late, and it is asked again.
  if (stopping?.aborted || Date.now() - claimedAt > GATE_SECONDS_MAX * 1000) {
    await releaseMessages(ctx, { messageIds: [messageId] });
    return null;
  }
  const result = await mailer.send({ messageId, ...written.mail });
  if (result.ok) return { messageId, providerId: result.providerId, copy: written.copy };
  log.info({ messageId, reason: result.reason, attempts }, 'A mail was not accepted.');
  await keepRefusal(ctx, { messageId, attempts, reason: result.reason });
  return null;
}

type Refused = {
  messageId: string;
  attempts: number;
  reason: 'unavailable' | 'unknown' | 'rejected';
};

function keepRefusal(ctx: Ctx, { messageId, attempts, reason }: Refused): Promise<void> {
  switch (reason) {
    case 'unavailable':
      return postpone(ctx, { messageId, attempts, reason: 'transportUnavailable' });
    case 'unknown':
      return markUnknown(ctx, { messageIds: [messageId] });
    case 'rejected':
      return markFailed(ctx, { messageId, reason: 'rejected' });
    default:
      return assertNever(reason);
  }
}

/** The mail that leaves, and the copy with masked links that stays. */
async function write(ctx: Ctx, outgoing: OutgoingMessage, links: Map<string, MailLinks>) {
  const composition = await compose(ctx, outgoing);
  const { from, replyTo, to } = composition;
  const own = links.get(outgoing.message.id);
  if (!own) throw new Error('The mail has no links.');
  const { headers, ...mail } = await fill(composition, own);
  const masked = await fill(composition, maskedLinks(ctx));
  return {
    mail: { from, replyTo, to, headers, ...mail },
    copy: {
      fromName: from.name,
      fromAddress: from.address,
      replyTo: replyTo?.address ?? null,
      toAddress: to.address,
      ...masked,
    },
  };
}

async function fill(composition: Composition, links: MailLinks) {
  return {
    headers: composition.headersFor(links),
    ...(await renderMail(composition.mailFor(links))),
  };
}
