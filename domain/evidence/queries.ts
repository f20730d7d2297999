import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { consentEvent, consentEvidence, level, notice, purpose } from '@/db/schema/consent';
import { message, messageBody } from '@/db/schema/message';
import { listConsents } from '@/domain/consent/queries';
import { findContact } from '@/domain/contacts/queries';
import type { Ctx } from '@/domain/context';

/**
 * Everything that proves what a contact said: his answers, every event with the bytes that its hash
 * covers, the wordings, the mails, and what the ledger's own check finds. Null for an unknown contact.
 */
export async function findEvidence(ctx: Ctx, contactId: string) {
  const contact = await findContact(ctx, contactId);
  if (!contact) return null;
  const events = await listEvents(ctx, contactId);
  return {
    contact,
    consents: await listConsents(ctx, contactId),
    events,
    wordings: await listWordings(ctx, [...new Set(events.flatMap((each) => each.noticeId ?? []))]),
    messages: await listMessages(ctx, contactId),
    verification: await verifyContact(ctx, contactId),
  };
}

/** `hash` is SHA-256 over `prevHash` (32 bytes) and the UTF-8 bytes of `payload`. */
function listEvents(ctx: Ctx, contactId: string) {
  return ctx.db
    .select({
      id: consentEvent.id,
      seq: consentEvent.seq,
      purpose: purpose.key,
      decision: consentEvent.decision,
      previous: consentEvent.previous,
      noticeId: consentEvent.noticeId,
      answerId: consentEvent.answerId,
      actorType: consentEvent.actorType,
      actorName: consentEvent.actorName,
      channel: consentEvent.channel,
      note: consentEvidence.note,
      evidence: consentEvidence.evidence,
      recordedAt: consentEvent.recordedAt,
      payload: sql<string>`convert_from(${consentEvent.payload}, 'UTF8')`,
      prevHash: sql<string>`encode(${consentEvent.prevHash}, 'hex')`,
      hash: sql<string>`encode(${consentEvent.hash}, 'hex')`,
    })
    .from(consentEvent)
    .innerJoin(purpose, eq(purpose.id, consentEvent.purposeId))
    .leftJoin(consentEvidence, eq(consentEvidence.answerId, consentEvent.answerId))
    .where(eq(consentEvent.contactId, contactId))
    .orderBy(asc(consentEvent.seq));
}

/** `sha256` covers the UTF-8 bytes of `content`. */
function listWordings(ctx: Ctx, noticeIds: string[]) {
  return ctx.db
    .select({
      id: notice.id,
      level: level.key,
      version: notice.version,
      locale: notice.locale,
      content: notice.content,
      sha256: sql<string>`encode(${notice.sha256}, 'hex')`,
      publishedAt: notice.publishedAt,
    })
    .from(notice)
    .innerJoin(level, eq(level.id, notice.levelId))
    .where(inArray(notice.id, noticeIds))
    .orderBy(asc(level.position), asc(notice.version));
}

function listMessages(ctx: Ctx, contactId: string) {
  return ctx.db
    .select({
      id: message.id,
      kind: message.kind,
      state: message.state,
      reason: message.reason,
      createdAt: message.createdAt,
      gatedAt: message.gatedAt,
      gateEventId: message.gateEventId,
      handedAt: message.handedAt,
      providerId: message.providerId,
      subject: messageBody.subject,
      bodySha256: sql<string | null>`encode(${message.bodyHash}, 'hex')`,
    })
    .from(message)
    .leftJoin(messageBody, eq(messageBody.messageId, message.id))
    .where(eq(message.contactId, contactId))
    .orderBy(desc(message.createdAt));
}

async function verifyContact(ctx: Ctx, contactId: string) {
  const faults = await ctx.db.execute<{ seq: string | null; fault: string }>(sql`
    select seq, fault from verify_ledger() where contact_id = ${contactId} or contact_id is null`);
  return { holds: faults.length === 0, faults: [...faults] };
}
