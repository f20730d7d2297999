import { and, eq, isNull, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { invitation } from '@/db/schema/invitation';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import type { DrawableExperiment, DrawableVariant } from '@/domain/experiments/queries';
import { assertNever } from '@/lib/assert-never';

type Senders = {
  variant: DrawableVariant;
  experiment: DrawableExperiment;
  registeredBy: string | null;
};

/**
 * Who stands as the sender. A colleague who works here no longer is replaced by the managing director, and he by the
 * company itself.
 * @returns the person, or null for the company
 */
export async function findSender(
  ctx: Ctx,
  { variant, experiment, registeredBy }: Senders,
): Promise<string | null> {
  const director = () => findManagingDirector(ctx, experiment.companyId);
  switch (variant.sender) {
    case 'company':
      return null;
    case 'managing_director':
      return director();
    case 'registered_by':
      return (await findActiveStaff(ctx, registeredBy)) ?? director();
    case 'colleague':
      return (await findActiveStaff(ctx, variant.senderStaffId)) ?? director();
    default:
      return assertNever(variant.sender);
  }
}

/**
 * The person who signs an invitation that leaves now, in a query that joins `invitation` and `company`: who left since
 * it was drawn is replaced by the managing director. Null where he is not here either, and for the company itself.
 */
export const senderNow = sql`(
  select p.id from staff p
   where p.disabled_at is null and p.id in (
     ${invitation.senderStaffId}, case when ${invitation.senderStaffId} is not null then ${company.managingDirectorId} end)
   order by p.id = ${invitation.senderStaffId} desc limit 1)`;

/** The company that would invite, and the names that its experiment draws from. */
export async function listSenderNames(
  ctx: Ctx,
  { experiment, registeredBy }: Omit<Senders, 'variant'>,
): Promise<{ companyName: string; names: string[] }> {
  const rows = await ctx.db.execute<{ companyName: string; name: string }>(sql`
    select distinct c.name as "companyName",
           case v.sender when 'company' then c.name else coalesce(s.name, d.name, c.name) end as name
      from company c
      left join staff d on d.id = c.managing_director_id and d.disabled_at is null
      join variant v on v.id = any (${sql.param(experiment.variants.map(({ id }) => id))}::uuid[])
      left join staff s on s.disabled_at is null and s.id = case v.sender
        when 'registered_by' then ${registeredBy}::uuid when 'colleague' then v.sender_staff_id end
     where c.id = ${experiment.companyId}
     order by name`);
  return {
    companyName: rows[0]?.companyName ?? '',
    names: rows.map(({ name }) => name),
  };
}

/** A member of staff who still works here, or null. */
async function findActiveStaff(ctx: Ctx, staffId: string | null): Promise<string | null> {
  if (!staffId) return null;
  const [row] = await ctx.db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, staffId), isNull(staff.disabledAt)));
  return row?.id ?? null;
}

/** The managing director of a company who still works here, or null. */
async function findManagingDirector(ctx: Ctx, companyId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: staff.id })
    .from(company)
    .innerJoin(staff, eq(staff.id, company.managingDirectorId))
    .where(and(eq(company.id, companyId), isNull(staff.disabledAt)));
  return row?.id ?? null;
}
