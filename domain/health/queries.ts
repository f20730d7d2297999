import { sql } from 'drizzle-orm';
import journal from '@/db/migrations/meta/_journal.json';
import type { Ctx } from '@/domain/context';

/** Whether the database answers and has exactly the migrations of this version. */
export async function isHealthy(ctx: Ctx): Promise<boolean> {
  const [row] = await ctx.db.execute<{ applied: number }>(
    sql`select count(*)::int as applied from drizzle.__drizzle_migrations`,
  );
  return row?.applied === journal.entries.length;
}
