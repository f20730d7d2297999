import { sql } from 'drizzle-orm';
import { type Ctx, inTransaction } from '@/domain/context';
import { shortNetwork } from '@/lib/request-evidence';
import { FETCHES_PER_MESSAGE_MAX } from './rules';

/**
 * Keeps that a page was fetched by the link of an invitation, so many times at most; by the links of other mails nothing
 * is kept. It changes nothing else, and tells nothing of consent: scanners open links.
 */
export function noteFetch(
  ctx: Ctx,
  input: { messageId: string; method: 'GET' | 'HEAD' },
): Promise<void> {
  const { messageId, method } = input;
  const { address, userAgent } = ctx.request;
  return inTransaction(ctx, async (ctx) => {
    // Fetches of one mail take turns, so that none is kept too many, and an erasure is waited for.
    const room = await ctx.db.execute(sql`
      select from message m
       where m.id = ${messageId} and m.invitation_id is not null
         and (select count(*) from link_fetch f where f.message_id = m.id) < ${FETCHES_PER_MESSAGE_MAX}
         for no key update`);
    if (room.length === 0) return;
    await ctx.db.execute(sql`
      insert into link_fetch (message_id, method, network, user_agent)
      select m.id, ${method},
             (select ${shortNetwork(address ?? null) ?? null}::text from setting
               where address_evidence <> 'off'),
             ${userAgent ?? null}::text
        from message m join contact c on c.id = m.contact_id
       where m.id = ${messageId} and c.erased_at is null
         and (select count(*) from link_fetch f where f.message_id = m.id) < ${FETCHES_PER_MESSAGE_MAX}`);
  });
}
