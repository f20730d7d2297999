import { and, eq, isNull, sql } from 'drizzle-orm';
import { contact } from '@/db/schema/contact';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { suppressContact } from '@/domain/suppressions/commands';

/**
 * Erases a contact (GDPR article 17). His yeses end, everything that tells who he was is deleted, and
 * a keyed hash of his address stays so that he is not registered again. The ledger keeps its chain:
 * it holds ids, codes and hashes, and their key is deleted too. The database deletes, all or nothing.
 * @returns `notFound` when he does not exist or was erased before.
 */
export function eraseContact(
  ctx: Ctx,
  input: { contactId: string },
): Promise<Result<object, 'notFound'>> {
  return inTransaction(ctx, async (ctx) => {
    const { contactId } = input;
    const [row] = await ctx.db
      .select({ id: contact.id })
      .from(contact)
      .where(and(eq(contact.id, contactId), isNull(contact.erasedAt)))
      .for('update');
    if (!row) return { ok: false, reason: 'notFound' } as const;
    await suppressContact(ctx, { contactId, reason: 'erased' });
    await ctx.db.execute(sql`select erase_contact(${contactId})`);
    return { ok: true } as const;
  });
}
