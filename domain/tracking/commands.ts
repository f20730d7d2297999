import { sql } from 'drizzle-orm';
import type { Ctx } from '@/domain/context';
import type { SealedLink } from '@/lib/tokens';

/**
 * Counts an opening or a click, while the contact consents to personal adaptation at this very
 * moment. Never touches consent, invitation or conversion.
 */
export async function recordTracking(
  ctx: Ctx,
  input: SealedLink & { kind: 'open' | 'click'; url?: string },
): Promise<void> {
  await ctx.db.execute(sql`
    insert into tracking_event (message_id, contact_id, kind, url)
    select m.id, m.contact_id, ${input.kind}, ${input.url ?? null}::text
      from message m
     where m.id = ${input.messageId} and m.contact_id = ${input.contactId}
       and exists (
         select from consent_in_force s join purpose p on p.id = s.purpose_id
          where s.contact_id = m.contact_id and p.kind = 'personalisation' and s.holds)`);
}
