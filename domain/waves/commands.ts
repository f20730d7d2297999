import { eq, type SQL, sql } from 'drizzle-orm';
import { inviteWave } from '@/db/schema/invitation';
import { recordAudit } from '@/domain/audit/commands';
import type { AuditAction } from '@/domain/audit/rules';
import { type Ctx, inTransaction, type Result, wakeWorker } from '@/domain/context';
import { getSendingCompany } from '@/domain/messages/queries';
import type { ChangePace, CreateWave, OneWave } from './input';
import { isSelected, notInWave } from './queries';
import type { Pace } from './rules';

/**
 * Puts a selection into a wave, in one statement: who may be invited waits, and of the others it is kept why not.
 * @returns the wave; `nobody` when none may be invited, and `countChanged` when more would be than staff saw.
 */
export function createWave(
  ctx: Ctx,
  input: CreateWave,
): Promise<Result<{ waveId: string; count: number }, 'nobody' | 'countChanged'>> {
  return inTransaction(ctx, async (ctx) => {
    // One at a time, or a form that is sent twice makes two waves of the same contacts, each at the full pace.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('wave'))`);
    const made = await insertWave(ctx, input);
    // The throw takes the wave out again.
    if (made.count === 0) throw new Refused('nobody');
    if (made.count > input.count) throw new Refused('countChanged');
    await audit(ctx, 'waveStarted', made.waveId, {
      count: made.count,
      notInvited: made.notInvited,
      ...paceOf(input),
      ...(input.again && { again: 1 }),
    });
    await wakeWorker(ctx, 'releaseWaves');
    return { ok: true, waveId: made.waveId, count: made.count } as const;
  }).catch((error: unknown) => {
    if (error instanceof Refused) return { ok: false, reason: error.reason } as const;
    throw error;
  });
}

/**
 * Changes the pace of a wave; it holds from the next release on.
 * @returns `conflict` when someone else changed it since `version` was read, and `finished` when nobody waits.
 */
export function changePace(
  ctx: Ctx,
  input: ChangePace,
): Promise<Result<{ version: number }, 'notFound' | 'finished' | 'conflict'>> {
  return inTransaction(ctx, async (ctx) => {
    const wave = await lockUnfinished(ctx, input);
    if (!wave.ok) return wave;
    if (wave.version !== input.version) return { ok: false, reason: 'conflict' } as const;
    const pace = paceOf(input);
    const version = input.version + 1;
    await ctx.db
      .update(inviteWave)
      .set({ ...pace, version })
      .where(eq(inviteWave.id, input.waveId));
    await audit(ctx, 'wavePaceChanged', input.waveId, pace);
    return { ok: true, version } as const;
  });
}

/** "Stopp": after it nobody of the wave is invited. One who was invited already has his mail on the way. */
export function stopWave(
  ctx: Ctx,
  input: OneWave,
): Promise<Result<object, 'notFound' | 'finished'>> {
  return inTransaction(ctx, async (ctx) => {
    const wave = await lockUnfinished(ctx, input);
    if (!wave.ok || wave.stoppedAt) return wave;
    await setStopped(ctx, input.waveId, sql`clock_timestamp()`);
    await audit(ctx, 'waveStopped', input.waveId);
    return { ok: true } as const;
  });
}

/** "Fortsett": those who still wait go on, at the wave's pace. */
export function resumeWave(
  ctx: Ctx,
  input: OneWave,
): Promise<Result<object, 'notFound' | 'finished'>> {
  return inTransaction(ctx, async (ctx) => {
    const wave = await lockUnfinished(ctx, input);
    if (!wave.ok || !wave.stoppedAt) return wave;
    await setStopped(ctx, input.waveId, null);
    await audit(ctx, 'waveResumed', input.waveId);
    return { ok: true } as const;
  });
}

async function insertWave(ctx: Ctx, input: CreateWave) {
  const { id: companyId } = await getSendingCompany(ctx, ctx.actor);
  const { perHour, perDomainHour, hours, again = false } = input;
  const [row] = await ctx.db.execute<{ waveId: string; count: number; notInvited: number }>(sql`
    with wave as (
      insert into invite_wave (company_id, created_by, per_hour, per_domain_hour, hours, again)
      values (${companyId}, ${staffOf(ctx)}, ${perHour}, ${perDomainHour}, ${hours}, ${again}) returning id
    ), picked as materialized (
      select contact.id, ${notInWave({ companyId, again })} as reason,
             row_number() over (order by contact.created_at, contact.id) as position
        from contact where ${isSelected(input.selection)}
    ), put as (
      insert into invite_wave_contact (wave_id, contact_id, position, reason)
      select wave.id, picked.id, picked.position, picked.reason from picked cross join wave
      returning reason)
    select (select id from wave) as "waveId", (count(*) filter (where reason is null))::int as count,
           count(reason)::int as "notInvited" from put`);
  if (!row) throw new Error('The wave was not kept.');
  return row;
}

async function lockUnfinished(
  ctx: Ctx,
  { waveId }: OneWave,
): Promise<Result<{ version: number; stoppedAt: Date | null }, 'notFound' | 'finished'>> {
  const { version, stoppedAt, finishedAt } = inviteWave;
  const [row] = await ctx.db
    .select({ version, stoppedAt, finishedAt })
    .from(inviteWave)
    .where(eq(inviteWave.id, waveId))
    .for('update');
  if (!row) return { ok: false, reason: 'notFound' };
  return row.finishedAt ? { ok: false, reason: 'finished' } : { ok: true, ...row };
}

async function setStopped(ctx: Ctx, waveId: string, stoppedAt: SQL | null) {
  await ctx.db
    .update(inviteWave)
    .set({ stoppedAt, version: sql`${inviteWave.version} + 1` })
    .where(eq(inviteWave.id, waveId));
}

function paceOf({ perHour, perDomainHour, hours }: Pace): Pace {
  return { perHour, perDomainHour, hours };
}

function audit(
  ctx: Ctx,
  action: AuditAction,
  subjectId: string,
  detail: Record<string, string | number | null> = {},
): Promise<void> {
  return recordAudit(ctx, { action, subjectType: 'wave', subjectId, detail });
}

function staffOf(ctx: Ctx): string {
  if (ctx.actor.type !== 'staff') throw new Error('Only staff starts waves.');
  return ctx.actor.id;
}

class Refused extends Error {
  constructor(readonly reason: 'nobody' | 'countChanged') {
    super(reason);
  }
}
