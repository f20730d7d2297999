import { eq } from 'drizzle-orm';
import { setting } from '@/db/schema/setting';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import type { GroupSettings } from './rules';

export type SettingsView = GroupSettings & {
  version: number;
  /** Null until somebody has decided something. */
  updatedBy: string | null;
  updatedAt: Date;
};

/** What the group has decided for itself. */
export async function getSettings(ctx: Ctx): Promise<SettingsView> {
  const [row] = await ctx.db
    .select({
      staffMayAnswerOwnNo: setting.staffMayAnswerOwnNo,
      addressEvidence: setting.addressEvidence,
      addressDays: setting.addressDays,
      version: setting.version,
      updatedBy: staff.name,
      updatedAt: setting.updatedAt,
    })
    .from(setting)
    .leftJoin(staff, eq(staff.id, setting.updatedBy));
  if (!row) throw new Error('The row of settings is gone.');
  return row;
}
