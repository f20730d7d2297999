import { sql } from 'drizzle-orm';
import type { Ctx } from '@/domain/context';

/**
 * Keeps that the ledger is being exported. Called before anything leaves: what cannot be kept is not
 * exported.
 * @param input.operator the user of the operating system
 */
export async function noteLedgerExport(ctx: Ctx, input: { operator: string }): Promise<void> {
  await ctx.db.execute(sql`select note_ledger_export(${input.operator})`);
}
