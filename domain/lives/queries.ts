import { asc, eq } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { purpose } from '@/db/schema/purpose';
import type { Ctx } from '@/domain/context';
import type { Life } from './rules';

export type PurposeLife = Life & { purposeId: string; tag: string; companyName: string };

/** How long a yes to each purpose holds, in the order of the portal. */
export function listLives(ctx: Ctx): Promise<PurposeLife[]> {
  return ctx.db
    .select({
      purposeId: purpose.id,
      tag: purpose.tag,
      companyName: company.name,
      lifeMonths: purpose.lifeMonths,
      reminderDays: purpose.reminderDays,
    })
    .from(purpose)
    .innerJoin(company, eq(company.id, purpose.companyId))
    .orderBy(asc(purpose.position), asc(purpose.id));
}
