import { createHash } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { message, type messageBody } from '@/db/schema/message';
import { type Ctx, inTransaction, wakeWorker } from '@/domain/context';
import { ATTEMPTS_MAX, backoffSeconds, LEASE_SECONDS, type MessageKind } from './rules';

type NewMessage = {
  kind: MessageKind;
  contactId: string;
  companyId: string;
  invitationId?: string;
  emailChangeId?: string;
};

/** Puts a mail in the outbox and wakes the worker when the transaction commits. */
export async function enqueueMessage(ctx: Ctx, input: NewMessage): Promise<string> {
  const [row] = await ctx.db.insert(message).values(input).returning({ id: message.id });
  if (!row) throw new Error('The message was not kept.');
  await wakeWorker(ctx, 'deliver');
  return row.id;
}

/** Puts the mails of many invitations in the outbox at once, with one call for the worker. */
export async function enqueueInvitations(
  ctx: Ctx,
  invitations: readonly { id: string; contactId: string; companyId: string }[],
): Promise<void> {
  if (invitations.length === 0) return;
  await ctx.db.execute(sql`
    insert into message (kind, invitation_id, contact_id, company_id)
    select 'invitation', * from unnest(
      ${sql.param(invitations.map((each) => each.id))}::uuid[],
      ${sql.param(invitations.map((each) => each.contactId))}::uuid[],
      ${sql.param(invitations.map((each) => each.companyId))}::uuid[])`);
  await wakeWorker(ctx, 'deliver');
}

/**
 * Takes up to `limit` due mails through the send guard.
 * @returns how many were taken, and those of them that may be handed over now.
 */
export async function claimMessages(
  ctx: Ctx,
  input: { limit: number },
): Promise<{ taken: number; allowed: string[] }> {
  const rows = await ctx.db.execute<{ id: string; state: string }>(
    sql`select id, state from claim_messages(${input.limit})`,
  );
  return {
    taken: rows.length,
    allowed: rows.filter((row) => row.state === 'sending').map((row) => row.id),
  };
}

/** A mail as it was sent, with the secrets of its links masked. */
export type SentCopy = Omit<typeof messageBody.$inferInsert, 'messageId'>;

/** A mail that the transport accepted. */
export type AcceptedMail = { messageId: string; providerId: string; copy: SentCopy };

/**
 * The transport accepted mails: keeps the proof and a copy of each, with the copy's SHA-256, in one statement. Of one
 * who was erased in the meantime no copy comes back: the mail was sent all the same.
 */
export async function markSent(ctx: Ctx, mails: readonly AcceptedMail[]): Promise<void> {
  const list = (of: (mail: AcceptedMail) => string | null) => sql.param(mails.map(of));
  await ctx.db.execute(sql`
    with accepted as materialized (
      select * from unnest(
        ${list((mail) => mail.messageId)}::uuid[], ${list((mail) => mail.providerId)}::text[],
        ${list((mail) => bodyHash(mail.copy).toString('hex'))}::text[],
        ${list(({ copy }) => copy.fromName)}::text[], ${list(({ copy }) => copy.fromAddress)}::text[],
        ${list(({ copy }) => copy.replyTo ?? null)}::text[], ${list(({ copy }) => copy.toAddress)}::text[],
        ${list(({ copy }) => copy.subject)}::text[], ${list(({ copy }) => copy.html)}::text[],
        ${list(({ copy }) => copy.text)}::text[],
        ${list(({ copy }) => JSON.stringify(copy.headers))}::text[]
      ) a (id, provider_id, hash, from_name, from_address, reply_to, to_address, subject, html, text, headers)
    ), kept as materialized (
      select m.id from contact c join message m on m.contact_id = c.id
       where m.id in (select id from accepted) and c.erased_at is null
       order by c.id for share of c
    ), copied as (
      insert into message_body (message_id, from_name, from_address, reply_to, to_address, subject, html, text, headers)
      select id, from_name, from_address, reply_to, to_address, subject, html, text, headers::jsonb
        from accepted join kept using (id)
      on conflict (message_id) do update
        set from_name = excluded.from_name, from_address = excluded.from_address,
            reply_to = excluded.reply_to, to_address = excluded.to_address,
            subject = excluded.subject, html = excluded.html, text = excluded.text,
            headers = excluded.headers)
    update message set state = 'sent', handed_at = clock_timestamp(), reason = null,
                       provider_id = accepted.provider_id, body_hash = decode(accepted.hash, 'hex')
      from accepted where message.id = accepted.id`);
}

/** The mail could not be written, or the transport did not take it: it waits and is tried again, until it is given up. */
export async function postpone(
  ctx: Ctx,
  input: { messageId: string; attempts: number; reason: 'notWritten' | 'transportUnavailable' },
): Promise<void> {
  const { messageId, attempts, reason } = input;
  if (attempts < ATTEMPTS_MAX) return requeue(ctx, [messageId], reason, backoffSeconds(attempts));
  await markFailed(ctx, { messageId, reason: reason === 'notWritten' ? reason : 'givenUp' });
}

/** The mail was refused for good. */
export async function markFailed(
  ctx: Ctx,
  input: { messageId: string; reason: string },
): Promise<void> {
  await ctx.db
    .update(message)
    .set({ state: 'failed', reason: input.reason })
    .where(and(eq(message.id, input.messageId), eq(message.state, 'sending')));
}

/** The connection was cut after the mail had been handed over in full: only a person can tell. */
export async function markUnknown(ctx: Ctx, input: { messageIds: string[] }): Promise<void> {
  await ctx.db
    .update(message)
    .set({ state: 'unknown', reason: 'cutOff' })
    .where(and(inArray(message.id, input.messageIds), eq(message.state, 'sending')));
}

/** Gates mails again that were not handed over in time. */
export async function releaseMessages(ctx: Ctx, input: { messageIds: string[] }): Promise<void> {
  if (input.messageIds.length > 0) await requeue(ctx, input.messageIds);
}

/**
 * Finds mails whose worker died in the middle. A provider with idempotency keys is simply asked
 * again; over plain SMTP nobody knows, so a person decides.
 */
export async function recoverMessages(
  ctx: Ctx,
  input: { idempotentTransport: boolean },
): Promise<number> {
  const stale = sql`${message.state} = 'sending' and ${message.gatedAt} < clock_timestamp() - make_interval(secs => ${LEASE_SECONDS})`;
  return inTransaction(ctx, async (ctx) => {
    // Another worker may have recovered them and sent them meanwhile: one that it holds is its own.
    const rows = await ctx.db
      .select({ id: message.id })
      .from(message)
      .where(stale)
      .for('update', { skipLocked: true });
    const messageIds = rows.map((row) => row.id);
    await (input.idempotentTransport ? releaseMessages : markUnknown)(ctx, { messageIds });
    return messageIds.length;
  });
}

/**
 * After a withdrawal: newsletters that wait for the contact, and that no other consent of his
 * allows, will not be sent. One that a worker holds at this moment meets the send guard instead.
 */
export async function suppressQueuedNewsletters(ctx: Ctx, contactId: string): Promise<void> {
  await ctx.db.execute(sql`
    update message set state = 'suppressed', reason = 'noConsent'
     where id in (
       select m.id from message m cross join lateral why_not_sent(m.id) why
        where m.contact_id = ${contactId} and m.kind = 'newsletter' and m.state = 'queued'
          and why.reason = 'noConsent'
          for update of m skip locked)`);
}

/** Puts mails back; the guard asks again. A receipt that comes back while a newer one waits is part of that one. */
export async function requeue(
  ctx: Ctx,
  messageIds: string[],
  reason: string | null = null,
  delaySeconds = 0,
): Promise<void> {
  const isMerged = sql`${message.kind} = 'receipt' and exists (
    select from message newer
     where newer.contact_id = ${message.contactId} and newer.kind = 'receipt' and newer.state = 'queued'
       and newer.id <> ${message.id})`;
  await ctx.db
    .update(message)
    .set({
      state: sql`case when ${isMerged} then 'suppressed' else 'queued' end`,
      reason: sql`case when ${isMerged} then 'merged' else ${reason}::text end`,
      nextAttemptAt: sql`clock_timestamp() + make_interval(secs => ${delaySeconds})`,
    })
    .where(inArray(message.id, messageIds));
  await wakeWorker(ctx, 'deliver', delaySeconds);
}

/** SHA-256 over subject, HTML and text of the kept copy, each ended by a zero byte. */
function bodyHash(copy: SentCopy): Buffer {
  return createHash('sha256').update(`${copy.subject}\0${copy.html}\0${copy.text}\0`).digest();
}
