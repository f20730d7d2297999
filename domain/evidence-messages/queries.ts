import { asc, eq, sql } from 'drizzle-orm';
import { consentEvent } from '@/db/schema/consent';
import { message, messageBody } from '@/db/schema/message';
import type { Ctx } from '@/domain/context';

/** Every mail to a contact, oldest first, with what allowed it and the hash of what it said. */
export function listMessages(ctx: Ctx, contactId: string) {
  return ctx.db
    .select({
      id: message.id,
      kind: message.kind,
      state: message.state,
      reason: message.reason,
      createdAt: message.createdAt,
      gatedAt: message.gatedAt,
      gateEventId: message.gateEventId,
      gateSeq: consentEvent.seq,
      handedAt: message.handedAt,
      providerId: message.providerId,
      purposes: sql<string[] | null>`(
        select array_agg(p.key order by p.position)
          from newsletter_list nl join purpose p on p.id = nl.purpose_id
         where nl.newsletter_id = ${message.newsletterId})`,
      subject: messageBody.subject,
      toAddress: messageBody.toAddress,
      bodySha256: sql<string | null>`encode(${message.bodyHash}, 'hex')`,
    })
    .from(message)
    .leftJoin(messageBody, eq(messageBody.messageId, message.id))
    .leftJoin(consentEvent, eq(consentEvent.id, message.gateEventId))
    .where(eq(message.contactId, contactId))
    .orderBy(asc(message.createdAt));
}
