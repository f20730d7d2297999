import { asc, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import type { Actor, Ctx } from '@/domain/context';

/** The company that writes to a contact: the one that the member of staff works for, else the group's first. */
export async function getSendingCompany(ctx: Ctx, actor: Actor) {
  const ownFirst =
    actor.type === 'staff'
      ? sql`company.id is distinct from (select s.company_id from staff s where s.id = ${actor.id})`
      : sql`false`;
  const [row] = await ctx.db
    .select({ id: company.id, name: company.name, managingDirectorId: company.managingDirectorId })
    .from(company)
    .orderBy(ownFirst, asc(company.position))
    .limit(1);
  if (!row) throw new Error('The group has no company yet: load one with "npm run group".');
  return row;
}
