import { and, eq, sql } from 'drizzle-orm';
import { inviteWave } from '@/db/schema/invitation';
import { type Ctx, inTransaction } from '@/domain/context';
import { inviteContacts } from '@/domain/invitations/commands';
import { isOfficeHour, mayGoNow, type Pace, type Release } from '@/domain/waves/rules';
import { listOpenWaves, listReleased, listTimeZones, lockOpenWave, takeNext } from './queries';

/**
 * Invites of each wave those who may go now by its pace. A variant is drawn at this moment, and the gate is asked again.
 * Safe on any number of workers: a wave that another one holds is passed over.
 * @returns how many were invited
 */
export async function releaseWaves(ctx: Ctx, { now = new Date() } = {}): Promise<number> {
  let total = 0;
  for (const waveId of await listOpenWaves(ctx))
    total += await inTransaction(ctx, (ctx) => releaseWave(ctx, { waveId, now }));
  return total;
}

async function releaseWave(ctx: Ctx, at: { waveId: string; now: Date }): Promise<number> {
  const wave = await lockOpenWave(ctx, at.waveId);
  if (!wave) return 0;
  let total = 0;
  // Who is refused at the last moment leaves his place to the next.
  for (;;) {
    const contactIds = await findNext(ctx, wave, at);
    const outcomes = await inviteContacts(ctx, {
      companyId: wave.companyId,
      contactIds,
      again: wave.again,
    });
    const notes = contactIds.map((contactId) => {
      const outcome = outcomes.get(contactId);
      return { contactId, reason: outcome?.ok ? null : (outcome?.reason ?? 'notFound') };
    });
    // An experiment that was paused at this very moment lets them wait.
    const settled = notes.filter(({ reason }) => reason !== 'noExperiment');
    await noteOutcomes(ctx, at, settled);
    total += settled.filter(({ reason }) => reason === null).length;
    if (settled.length === 0) break;
  }
  await finishIfEmpty(ctx, at);
  return total;
}

/** Who goes now: as many as the hour has room for, of those at whose place it is office hours where that is asked. */
async function findNext(
  ctx: Ctx,
  { perHour, perDomainHour, hours }: Pace,
  { waveId, now }: { waveId: string; now: Date },
): Promise<string[]> {
  const released = await listReleased(ctx, { waveId, now });
  const limit = mayGoNow(perHour, released, now);
  if (limit === 0) return [];
  const timeZones =
    hours === 'office'
      ? (await listTimeZones(ctx, waveId)).filter((zone) => isOfficeHour(now, zone))
      : null;
  if (timeZones?.length === 0) return [];
  const domains = perDomainHour ? domainLimits(perDomainHour, released, now) : null;
  return takeNext(ctx, { waveId, limit, timeZones, domains });
}

function domainLimits(
  perDomainHour: number,
  released: (Release & { domain: string | null })[],
  now: Date,
) {
  const named = new Map<string, number>();
  for (const domain of new Set(released.map((each) => each.domain))) {
    const own = released.filter((each) => each.domain === domain);
    if (domain !== null) named.set(domain, mayGoNow(perDomainHour, own, now));
  }
  return { named, elsewhere: mayGoNow(perDomainHour, [], now) };
}

type Note = { contactId: string; reason: string | null };

async function noteOutcomes(
  ctx: Ctx,
  { waveId, now }: { waveId: string; now: Date },
  notes: Note[],
): Promise<void> {
  if (notes.length === 0) return;
  await ctx.db.execute(sql`
    update invite_wave_contact w
       set reason = note.reason,
           invited_at = case when note.reason is null then ${now.toISOString()}::timestamptz end
      from unnest(${sql.param(notes.map((each) => each.contactId))}::uuid[],
                  ${sql.param(notes.map((each) => each.reason))}::text[]) note (contact_id, reason)
     where w.wave_id = ${waveId} and w.contact_id = note.contact_id`);
}

async function finishIfEmpty(ctx: Ctx, { waveId, now }: { waveId: string; now: Date }) {
  await ctx.db
    .update(inviteWave)
    .set({ finishedAt: now })
    .where(
      and(
        eq(inviteWave.id, waveId),
        sql`not exists (select from invite_wave_contact w
          where w.wave_id = ${waveId} and w.invited_at is null and w.reason is null)`,
      ),
    );
}
