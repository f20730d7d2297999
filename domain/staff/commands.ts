import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { auditEntry } from '@/db/schema/audit';
import { company } from '@/db/schema/company';
import { staff, staffSession } from '@/db/schema/staff';
import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { parseEmailAddress } from '@/lib/email-address';
import type { AddStaff, LogIn } from './input';
import { SESSION_HOURS } from './rules';

const FAILED_TRIES_MAX = 10;
const FAILED_TRIES_MINUTES = 15;

/** Verified when nobody has the address, so that both answers take the same time. */
const nobody = hash('nobody has this password');

/**
 * Opens a session. An unknown address and a wrong password are one answer.
 * @returns `throttled` after ten wrong tries in a quarter of an hour, right password or not.
 */
export async function logIn(
  ctx: Ctx,
  input: LogIn,
): Promise<Result<{ sessionId: string }, 'wrong' | 'throttled'>> {
  const emailKey = parseEmailAddress(input.email)?.key ?? '';
  return inTransaction(ctx, async (ctx) => {
    // Tries for one address take turns, so that no burst slips past the count.
    await ctx.db.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`login ${emailKey}`}, 0))`,
    );
    if (await isThrottled(ctx, emailKey)) return { ok: false, reason: 'throttled' } as const;
    const [person] = await ctx.db
      .select({ id: staff.id, passwordHash: staff.passwordHash })
      .from(staff)
      .where(and(eq(staff.emailKey, emailKey), isNull(staff.disabledAt)));
    const isRight = await verify(person?.passwordHash || (await nobody), input.password);
    if (!person || !isRight) {
      await noteFailedTry(ctx, emailKey);
      return { ok: false, reason: 'wrong' } as const;
    }
    return { ok: true, sessionId: await openSession(ctx, person.id) } as const;
  });
}

/** Ends one session. */
export async function logOut(ctx: Ctx, input: { sessionId: string }): Promise<void> {
  await ctx.db
    .update(staffSession)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(eq(staffSession.id, input.sessionId), isNull(staffSession.revokedAt)));
}

/** Ends every session of a member of staff. @returns how many were open; one that ran out by itself was not. */
export function revokeSessions(ctx: Ctx, input: { staffId: string }): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db
      .update(staffSession)
      .set({ revokedAt: sql`clock_timestamp()` })
      .where(
        and(
          eq(staffSession.staffId, input.staffId),
          isNull(staffSession.revokedAt),
          gt(staffSession.expiresAt, sql`clock_timestamp()`),
        ),
      )
      .returning({ id: staffSession.id });
    await recordAudit(ctx, {
      action: 'sessionsRevoked',
      subjectType: 'staff',
      subjectId: input.staffId,
      detail: { sessions: rows.length },
    });
    return rows.length;
  });
}

/** Makes a staff account with a password kept as argon2id. */
export async function addStaff(
  ctx: Ctx,
  { password, email, companyKey, ...rest }: AddStaff,
): Promise<Result<{ staffId: string }, 'duplicate' | 'unknownCompany'>> {
  const passwordHash = await hash(password);
  return inTransaction(ctx, async (ctx) => {
    const [employer] = companyKey
      ? await ctx.db.select({ id: company.id }).from(company).where(eq(company.key, companyKey))
      : [];
    if (companyKey && !employer) return { ok: false, reason: 'unknownCompany' } as const;
    const [row] = await ctx.db
      .insert(staff)
      .values({
        ...rest,
        email: email.email,
        emailKey: email.key,
        companyId: employer?.id ?? null,
        passwordHash,
      })
      .onConflictDoNothing({ target: staff.emailKey })
      .returning({ id: staff.id });
    if (!row) return { ok: false, reason: 'duplicate' } as const;
    await recordAudit(ctx, {
      action: 'staffAdded',
      subjectType: 'staff',
      subjectId: row.id,
      detail: { role: rest.role },
    });
    return { ok: true, staffId: row.id } as const;
  });
}

/** Served by audit_entry_recorded_idx: a quarter of an hour is few rows. */
async function isThrottled(ctx: Ctx, emailKey: string): Promise<boolean> {
  const since = sql`clock_timestamp() - make_interval(mins => ${FAILED_TRIES_MINUTES})`;
  const failed = await ctx.db.$count(
    auditEntry,
    and(
      eq(auditEntry.action, 'loginFailed'),
      gt(auditEntry.recordedAt, since),
      sql`${auditEntry.detail} ->> 'address' = ${addressHash(ctx, emailKey)}`,
    ),
  );
  return failed >= FAILED_TRIES_MAX;
}

async function noteFailedTry(ctx: Ctx, emailKey: string): Promise<void> {
  await recordAudit(ctx, {
    action: 'loginFailed',
    subjectType: 'staff',
    detail: { address: addressHash(ctx, emailKey) },
  });
}

async function openSession(ctx: Ctx, staffId: string): Promise<string> {
  const [session] = await ctx.db
    .insert(staffSession)
    .values({
      staffId,
      expiresAt: sql`clock_timestamp() + make_interval(hours => ${SESSION_HOURS})`,
    })
    .returning({ id: staffSession.id });
  if (!session) throw new Error('The session was not kept.');
  await recordAudit(ctx, { staffId, action: 'login', subjectType: 'staff', subjectId: staffId });
  return session.id;
}

/** Under a key of ours: a guessed list of addresses cannot be held against the audit. */
function addressHash(ctx: Ctx, emailKey: string): string {
  return createHmac('sha256', ctx.settings.linkSecret).update(`login\0${emailKey}`).digest('hex');
}
