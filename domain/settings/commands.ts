import { sql } from 'drizzle-orm';
import { setting } from '@/db/schema/setting';
import { shortenAddresses } from '@/domain/addresses/commands';
import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import type { ChangeSettings } from './input';
import { getSettings } from './queries';
import { changesOf } from './rules';

/**
 * Changes what the group has decided for itself. Every change is in the audit trail, with the old and
 * the new value, before it takes effect. Whole addresses that are kept already obey the new settings.
 * @returns the new version; `conflict` when someone else changed them since `version` was read.
 */
export function changeSettings(
  ctx: Ctx,
  input: ChangeSettings,
): Promise<Result<{ version: number }, 'conflict'>> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.select({ only: setting.only }).from(setting).for('update');
    const before = await getSettings(ctx);
    const { version, ...after } = input;
    if (before.version !== version) return { ok: false, reason: 'conflict' } as const;
    const changes = changesOf(before, after);
    if (changes.length === 0) return { ok: true, version } as const;
    for (const detail of changes)
      await recordAudit(ctx, { action: 'settingsChanged', subjectType: 'setting', detail });
    await ctx.db.update(setting).set({
      ...after,
      version: version + 1,
      updatedBy: ctx.actor.type === 'staff' ? ctx.actor.id : null,
      updatedAt: sql`clock_timestamp()`,
    });
    await shortenAddresses(ctx, {
      days: after.addressEvidence === 'full' ? after.addressDays : 0,
    });
    return { ok: true, version: version + 1 } as const;
  });
}
