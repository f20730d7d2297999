import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import {
  consentEvent,
  consentEvidence,
  consentInForce,
  level,
  notice,
  purpose,
  served,
} from '@/db/schema/consent';
import { message, messageBody } from '@/db/schema/message';
import { findCoverage, findLastCheckpoint, verifyHoldings } from '@/domain/checkpoints/queries';
import { findContact } from '@/domain/contacts/queries';
import type { Ctx } from '@/domain/context';
import { listTimeline } from '@/domain/timeline/queries';
import type { Evidence, EvidenceStanding, Happening } from './rules';

/** Everything that proves what a contact said, with what the ledger's own check finds. Null for an unknown contact. */
export async function findEvidence(ctx: Ctx, contactId: string): Promise<Evidence | null> {
  const contact = await findContact(ctx, contactId);
  if (!contact) return null;
  const events = await listEvents(ctx, contactId);
  return {
    contact,
    controllers: await listControllers(ctx),
    consents: await listStandings(ctx, contactId),
    events,
    chain: events.map(({ seq, recordedAt, prevHash, hash }) => ({
      seq,
      recordedAt,
      prevHash,
      hash,
    })),
    wordings: await listWordings(ctx, contactId),
    servings: await listServings(ctx, contactId),
    messages: await listMessages(ctx, contactId),
    happenings: await listHappenings(ctx, contactId),
    checkpoint: await findCoverage(ctx, contactId),
    verification: await verifyContact(ctx, contactId),
  };
}

function listControllers(ctx: Ctx) {
  return ctx.db
    .select({
      name: company.name,
      legalName: company.legalName,
      orgnr: company.orgnr,
      address: company.address,
      website: company.website,
      privacyContact: company.privacyContact,
    })
    .from(company)
    .orderBy(asc(company.position));
}

async function listStandings(ctx: Ctx, contactId: string): Promise<EvidenceStanding[]> {
  const rows = await ctx.db
    .select({
      purposeId: purpose.id,
      key: purpose.key,
      kind: purpose.kind,
      tag: purpose.tag,
      companyName: company.legalName,
      orgnr: company.orgnr,
      decision: consentInForce.decision,
      holds: sql<boolean>`coalesce(${consentInForce.holds}, false)`,
      since: consentInForce.since,
      until: sql<Date | null>`case when ${consentInForce.decision} = 'granted'
        then least(${consentInForce.expiresAt}, ${consentInForce.lapsesAt}) end`.mapWith(
        consentInForce.expiresAt,
      ),
      actorType: consentEvent.actorType,
      actorName: consentEvent.actorName,
      channel: consentEvent.channel,
    })
    .from(purpose)
    .innerJoin(company, eq(company.id, purpose.companyId))
    .leftJoin(
      consentInForce,
      and(eq(consentInForce.purposeId, purpose.id), eq(consentInForce.contactId, contactId)),
    )
    .leftJoin(consentEvent, eq(consentEvent.id, consentInForce.eventId))
    .orderBy(asc(purpose.position));
  return rows.map(({ decision, ...row }) => ({ ...row, standing: decision ?? 'notAsked' }));
}

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
      credential: consentEvent.credential,
      servedId: consentEvent.servedId,
      servedAt: served.servedAt,
      agreedOn: consentEvent.agreedOn,
      note: consentEvidence.note,
      evidence: consentEvidence.evidence,
      recordedAt: consentEvent.recordedAt,
      expiresAt: consentEvent.expiresAt,
      payload: sql<string>`convert_from(${consentEvent.payload}, 'UTF8')`,
      prevHash: sql<string>`encode(${consentEvent.prevHash}, 'hex')`,
      hash: sql<string>`encode(${consentEvent.hash}, 'hex')`,
    })
    .from(consentEvent)
    .innerJoin(purpose, eq(purpose.id, consentEvent.purposeId))
    .leftJoin(served, eq(served.id, consentEvent.servedId))
    .leftJoin(consentEvidence, eq(consentEvidence.answerId, consentEvent.answerId))
    .where(eq(consentEvent.contactId, contactId))
    .orderBy(asc(consentEvent.seq));
}

function listWordings(ctx: Ctx, contactId: string) {
  const answeredTo = ctx.db
    .select({ id: consentEvent.noticeId })
    .from(consentEvent)
    .where(eq(consentEvent.contactId, contactId));
  const shown = ctx.db
    .select({ id: served.noticeId })
    .from(served)
    .where(eq(served.contactId, contactId));
  return ctx.db
    .select({
      id: notice.id,
      level: level.key,
      purposes: sql<string[]>`(
        select coalesce(array_agg(p.key order by p.position), '{}')
          from level_purpose lp join purpose p on p.id = lp.purpose_id
         where lp.level_id = ${level.id})`,
      version: notice.version,
      locale: notice.locale,
      content: notice.content,
      sha256: sql<string>`encode(${notice.sha256}, 'hex')`,
      publishedAt: notice.publishedAt,
    })
    .from(notice)
    .innerJoin(level, eq(level.id, notice.levelId))
    .where(or(inArray(notice.id, answeredTo), inArray(notice.id, shown)))
    .orderBy(asc(level.position), asc(notice.version), asc(notice.locale));
}

/** Served by served_contact_idx. */
function listServings(ctx: Ctx, contactId: string) {
  return ctx.db
    .select({
      id: served.id,
      noticeId: served.noticeId,
      messageId: served.messageId,
      servedAt: served.servedAt,
    })
    .from(served)
    .where(eq(served.contactId, contactId))
    .orderBy(asc(served.servedAt), asc(served.id));
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
      gateSeq: consentEvent.seq,
      handedAt: message.handedAt,
      providerId: message.providerId,
      purposes: sql<string[] | null>`(
        select array_agg(p.key order by p.position)
          from newsletter_list nl join purpose p on p.id = nl.purpose_id
         where nl.newsletter_id = ${message.newsletterId})`,
      subject: messageBody.subject,
      toAddress: messageBody.toAddress,
      bodySha256: sql<string | null>`encode(${message.bodyHash}, 'hex')`,
    })
    .from(message)
    .leftJoin(messageBody, eq(messageBody.messageId, message.id))
    .leftJoin(consentEvent, eq(consentEvent.id, message.gateEventId))
    .where(eq(message.contactId, contactId))
    .orderBy(asc(message.createdAt));
}

/** What the timeline tells beside answers and mails. */
async function listHappenings(ctx: Ctx, contactId: string): Promise<Happening[]> {
  const entries = await listTimeline(ctx, contactId);
  return entries.toReversed().flatMap((entry): Happening[] => {
    const { at, kind } = entry;
    if (kind === 'registered')
      return [{ at, kind, staffName: entry.staffName, source: entry.source }];
    if (kind === 'visit') return [{ at, kind, messageKind: entry.messageKind }];
    if (kind === 'suppressed' || kind === 'suppressionLifted')
      return [{ at, kind, reason: entry.reason }];
    if (kind !== 'details') return [];
    const { actor, before, after } = entry;
    return [{ at, kind, actorType: actor.type, actorName: actor.name, before, after }];
  });
}

/** The contact's own chain, and whether the last checkpoint still fits all of them: his own could be gone. */
async function verifyContact(ctx: Ctx, contactId: string) {
  const ownFaults = await ctx.db.execute<{ seq: string | null; fault: string }>(sql`
    select seq, fault from verify_ledger(${contactId})`);
  const last = await findLastCheckpoint(ctx);
  const lost = last ? await verifyHoldings(ctx, last) : [];
  const faults = [...ownFaults, ...lost.map(({ fault }) => ({ seq: null, fault }))];
  return { holds: faults.length === 0, faults, checkpointSeq: last?.seq ?? null };
}
