import type { Ctx } from '@/domain/context';
import { listOutgoing, type OutgoingMessage } from '@/domain/delivery/queries';
import {
  claimMessages,
  markFailed,
  markSent,
  markUnavailable,
  markUnknown,
  recoverMessages,
  releaseMessages,
} from '@/domain/messages/commands';
import { GATE_SECONDS_MAX } from '@/domain/messages/rules';
import { renderMail } from '@/emails/render';
import { assertNever } from '@/lib/assert-never';
import { log } from '@/lib/log';
import type { Mailer } from '@/lib/mailer/mailer';
import { type Composition, compose } from './compose';
import { makeLinks, maskedLinks } from './links';

/** How many mails pass the guard together: as many as the SMTP pool hands over at the same time. */
const BATCH_SIZE = 5;

/** Sends what is due until nothing is. Any number of workers may do this at the same time. */
export async function deliver(
  ctx: Ctx,
  mailer: Mailer,
  { idempotentTransport = false } = {},
): Promise<void> {
  const recovered = await recoverMessages(ctx, { idempotentTransport });
  if (recovered > 0) log.warn({ recovered }, 'Some mails were cut off in the middle.');
  for (;;) {
    const claimedAt = Date.now();
    const { taken, allowed } = await claimMessages(ctx, { limit: BATCH_SIZE });
    const outgoing = await listOutgoing(ctx, allowed);
    await Promise.all(outgoing.map((each) => handOver(ctx, mailer, each, claimedAt)));
    if (taken === 0) return;
  }
}

/** Writes one mail, hands it over, and keeps what came of it. */
async function handOver(
  ctx: Ctx,
  mailer: Mailer,
  outgoing: OutgoingMessage,
  claimedAt: number,
): Promise<void> {
  const { id: messageId, attempts } = outgoing.message;
  const written = await write(ctx, outgoing).catch((error: unknown) => {
    log.error({ messageId, error }, 'A mail could not be written.');
    return null;
  });
  if (!written) return markFailed(ctx, { messageId, reason: 'notWritten' });
  // The guard's yes is only good for a moment: too late, and it is asked again.
  if (Date.now() - claimedAt > GATE_SECONDS_MAX * 1000)
    return releaseMessages(ctx, { messageIds: [messageId] });

  const result = await mailer.send({ messageId, ...written.mail });
  if (result.ok)
    return markSent(ctx, { messageId, providerId: result.providerId, copy: written.copy });
  log.info({ messageId, reason: result.reason, attempts }, 'A mail was not accepted.');
  switch (result.reason) {
    case 'unavailable':
      return markUnavailable(ctx, { messageId, attempts });
    case 'unknown':
      return markUnknown(ctx, { messageId });
    case 'rejected':
      return markFailed(ctx, { messageId, reason: 'rejected' });
    default:
      return assertNever(result.reason);
  }
}

/** The mail that leaves, and the copy with masked links that stays. */
async function write(ctx: Ctx, outgoing: OutgoingMessage) {
  const composition = await compose(ctx, outgoing);
  const { from, replyTo, to } = composition;
  const { headers, ...mail } = await fill(composition, await makeLinks(ctx, outgoing));
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

async function fill(composition: Composition, links: Awaited<ReturnType<typeof makeLinks>>) {
  return {
    headers: composition.headersFor(links),
    ...(await renderMail(composition.mailFor(links))),
  };
}
