import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { staff, staffSession } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import type { Role } from './rules';

export type StaffSession = {
  id: string;
  sessionId: string;
  name: string;
  title: string;
  email: string;
  role: Role;
  companyId: string | null;
  companyName: string | null;
};

/** Who a session belongs to; null when it ended, was revoked, or its owner may no longer log in. */
export async function findSession(ctx: Ctx, sessionId: string): Promise<StaffSession | null> {
  const [row] = await ctx.db
    .select({
      id: staff.id,
      sessionId: staffSession.id,
      name: staff.name,
      title: staff.title,
      email: staff.email,
      role: staff.role,
      companyId: staff.companyId,
      companyName: company.name,
    })
    .from(staffSession)
    .innerJoin(staff, eq(staff.id, staffSession.staffId))
    .leftJoin(company, eq(company.id, staff.companyId))
    .where(
      and(
        eq(staffSession.id, sessionId),
        isNull(staffSession.revokedAt),
        gt(staffSession.expiresAt, sql`clock_timestamp()`),
        isNull(staff.disabledAt),
      ),
    );
  return row ?? null;
}

export type StaffMember = {
  id: string;
  name: string;
  title: string;
  email: string;
  role: Role;
  companyName: string | null;
  disabledAt: Date | null;
  sessions: number;
};

/** Everybody who may log in, with how many sessions they have open. */
export async function listStaff(ctx: Ctx): Promise<StaffMember[]> {
  return ctx.db
    .select({
      id: staff.id,
      name: staff.name,
      title: staff.title,
      email: staff.email,
      role: staff.role,
      companyName: company.name,
      disabledAt: staff.disabledAt,
      sessions: sql<number>`(select count(*)::int from staff_session s
        where s.staff_id = staff.id and s.revoked_at is null and s.expires_at > clock_timestamp())`,
    })
    .from(staff)
    .leftJoin(company, eq(company.id, staff.companyId))
    .orderBy(asc(staff.name));
}
