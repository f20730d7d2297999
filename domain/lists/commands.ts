import { recordReading } from '@/domain/audit/commands';
import { type Ctx, inTransaction } from '@/domain/context';
import { findList, type ListView } from './queries';

/** Shows a list to staff, after keeping who looked at its members. Null for an unknown one. */
export function openList(ctx: Ctx, input: { key: string }): Promise<ListView | null> {
  return inTransaction(ctx, async (ctx) => {
    const found = await findList(ctx, input.key);
    if (found)
      await recordReading(ctx, {
        action: 'listOpened',
        subjectType: 'purpose',
        subjectId: found.purposeId,
      });
    return found;
  });
}
