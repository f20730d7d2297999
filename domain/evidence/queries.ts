import { and, asc, eq, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { consentEvent, consentEvidence } from '@/db/schema/consent';
import { consentInForce } from '@/db/schema/consent-view';
import { purpose } from '@/db/schema/purpose';
import { served } from '@/db/schema/wording';
import {
  findCoverage,
  findLastCheckpoint,
  listHeadsAt,
  verifyHoldings,
} from '@/domain/checkpoints/queries';
import { findContact } from '@/domain/contacts/queries';
import type { Ctx } from '@/domain/context';
import { listMessages } from '@/domain/evidence-messages/queries';
import { listServings, listWordings } from '@/domain/evidence-wordings/queries';
import { listObjections } from '@/domain/suppressions/queries';
import { listTimeline } from '@/domain/timeline/queries';
import type { TimelineEntry } from '@/domain/timeline/rules';
import type { Evidence, EvidenceEnding, EvidenceStanding, Happening } from './rules';

/** Everything that proves what a contact said, with what the ledger's own check finds. Null for an unknown contact. */
export async function findEvidence(ctx: Ctx, contactId: string): Promise<Evidence | null> {
  const contact = await findContact(ctx, contactId);
  if (!contact) return null;
  const events = await listEvents(ctx, contactId);
  const entries = (await listTimeline(ctx, contactId)).toReversed();
  return {
    contact,
    controllers: await listControllers(ctx),
    consents: await listStandings(ctx, contactId),
    objections: await listObjections(ctx, contactId),
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
    happenings: entries.flatMap(toHappenings),
    endings: entries.flatMap(toEndings),
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
      askedBy: sql<string[]>`coalesce((
        select jsonb_path_query_array(n.content::jsonb, '$.controllers[*].orgnr')
          from level_purpose lp join notice n on n.level_id = lp.level_id
         where lp.purpose_id = ${purpose.id} and n.locale = 'nb'
         order by n.version desc limit 1), '[]')`,
      standing: consentInForce.standing,
      holds: sql<boolean>`coalesce(${consentInForce.holds}, false)`,
      since: consentInForce.since,
      until: consentInForce.endsAt,
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
  return rows.map(({ standing, ...row }) => ({ ...row, standing: standing ?? 'notAsked' }));
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

/** What the timeline tells beside answers and mails. */
function toHappenings(entry: TimelineEntry): Happening[] {
  const { at, kind } = entry;
  if (kind === 'registered')
    return [{ at, kind, staffName: entry.staffName, source: entry.source }];
  // A visit is known by the mail whose link it came from.
  if (kind === 'visit') return [{ at, kind, messageKind: entry.messageKind, messageId: entry.id }];
  if (kind === 'suppressed' || kind === 'suppressionLifted')
    return [{ at, kind, reason: entry.reason }];
  if (kind !== 'details') return [];
  const { actor, before, after } = entry;
  return [{ at, kind, actorType: actor.type, actorName: actor.name, before, after }];
}

function toEndings(entry: TimelineEntry): EvidenceEnding[] {
  if (entry.kind !== 'ended') return [];
  const { at, cause, version } = entry;
  return entry.ended.map(({ eventId, purpose }) => ({
    at,
    eventId,
    purpose: purpose.key,
    cause,
    version,
  }));
}

/** The contact's own chain, and whether the last checkpoint still fits all of them: his own could be gone. */
async function verifyContact(ctx: Ctx, contactId: string) {
  const ownFaults = await ctx.db.execute<{ seq: string | null; fault: string }>(sql`
    select seq, fault from verify_ledger(${contactId})`);
  const last = await findLastCheckpoint(ctx);
  const lost = last ? await verifyHoldings(ctx, last, await listHeadsAt(ctx, last.seq)) : [];
  const faults = [...ownFaults, ...lost.map(({ fault }) => ({ seq: null, fault }))];
  return { holds: faults.length === 0, faults, checkpointSeq: last?.seq ?? null };
}
