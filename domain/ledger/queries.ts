import { desc, eq, sql } from 'drizzle-orm';
import { consentEvent } from '@/db/schema/consent';
import type { Ctx } from '@/domain/context';
import type { LedgerFault } from './rules';

/** A place where the ledger does not hold, and in what way. Both are null for a wording. */
export type FaultyPlace = { contactId: string | null; seq: number | null; fault: LedgerFault };

export type Verification = { events: number; contacts: number; faults: FaultyPlace[] };

/** Folds and checks the whole ledger: chains, payloads, state, wordings and evidence. */
export async function verifyLedger(ctx: Ctx): Promise<Verification> {
  const [counted] = await ctx.db.execute<{ events: number; contacts: number }>(sql`
    select count(*)::int as events, count(distinct contact_id)::int as contacts from consent_event`);
  const faults = await ctx.db.execute<{
    contact_id: string | null;
    seq: string | null;
    fault: LedgerFault;
  }>(sql`select contact_id, seq, fault from verify_ledger()`);
  return {
    events: counted?.events ?? 0,
    contacts: counted?.contacts ?? 0,
    faults: faults.map(({ contact_id, seq, fault }) => ({
      contactId: contact_id,
      seq: seq === null ? null : Number(seq),
      fault,
    })),
  };
}

/** The last event of a contact's chain: its number and its hash (32 bytes); null before the first. */
export async function findHead(
  ctx: Ctx,
  contactId: string,
): Promise<{ seq: number; hash: Buffer } | null> {
  const [row] = await ctx.db
    .select({ seq: consentEvent.seq, hash: consentEvent.hash })
    .from(consentEvent)
    .where(eq(consentEvent.contactId, contactId))
    .orderBy(desc(consentEvent.seq))
    .limit(1);
  return row ?? null;
}
