import { and, asc, count, desc, eq, type SQL, sql } from 'drizzle-orm';
import { mentionsContact } from '@/db/contact-search';
import { company } from '@/db/schema/company';
import { contact } from '@/db/schema/contact';
import { message, messageBody } from '@/db/schema/message';
import { newsletter } from '@/db/schema/newsletter';
import type { Actor, Ctx } from '@/domain/context';
import { type MessageKind, type MessageState, SendingReason } from './rules';

/** The company that writes to a contact: the one that the member of staff works for, else the group's first. */
export async function getSendingCompany(ctx: Ctx, actor: Actor) {
  const ownFirst =
    actor.type === 'staff'
      ? [
          sql`company.id is distinct from (select s.company_id from staff s where s.id = ${actor.id})`,
        ]
      : [];
  const [row] = await ctx.db
    .select({ id: company.id, name: company.name, managingDirectorId: company.managingDirectorId })
    .from(company)
    .orderBy(...ownFirst, asc(company.position))
    .limit(1);
  if (!row) throw new Error('The group has no company yet: load one with "npm run group".');
  return row;
}

/** What narrows the outbox. Null and empty narrow nothing. */
export type MessageFilter = {
  state: MessageState | null;
  kind: MessageKind | null;
  search: string;
};

const rowColumns = {
  id: message.id,
  kind: message.kind,
  state: message.state,
  reason: message.reason,
  attempts: message.attempts,
  nextAttemptAt: message.nextAttemptAt,
  handedAt: message.handedAt,
  createdAt: message.createdAt,
  contactId: message.contactId,
  firstName: contact.firstName,
  lastName: contact.lastName,
  companyName: company.name,
  newsletterId: message.newsletterId,
  newsletterSubject: newsletter.subject,
};

export type MessageRow = Awaited<ReturnType<typeof listMessages>>['rows'][number];

export const MESSAGE_PAGE_SIZE = 25;

/** A page of the outbox, newest first. Served by message_created_idx. */
export async function listMessages(ctx: Ctx, input: MessageFilter & { page: number }) {
  const rows = await ctx.db
    .select(rowColumns)
    .from(message)
    .innerJoin(contact, eq(contact.id, message.contactId))
    .innerJoin(company, eq(company.id, message.companyId))
    .leftJoin(newsletter, eq(newsletter.id, message.newsletterId))
    .where(narrowed(input))
    .orderBy(desc(message.createdAt), desc(message.id))
    .limit(MESSAGE_PAGE_SIZE)
    .offset((input.page - 1) * MESSAGE_PAGE_SIZE);
  return { rows, total: await countMessages(ctx, input) };
}

/** How many mails a filter leaves. */
async function countMessages(ctx: Ctx, filter: MessageFilter): Promise<number> {
  const [row] = await ctx.db
    .select({ total: count() })
    .from(message)
    .innerJoin(contact, eq(contact.id, message.contactId))
    .where(narrowed(filter));
  return row?.total ?? 0;
}

/** How many mails are in each state, of one kind or of all. */
export async function countByState(
  ctx: Ctx,
  filter: Omit<MessageFilter, 'state'>,
): Promise<Partial<Record<MessageState, number>>> {
  const rows = await ctx.db
    .select({ state: message.state, total: count() })
    .from(message)
    .innerJoin(contact, eq(contact.id, message.contactId))
    .where(narrowed({ ...filter, state: null }))
    .groupBy(message.state);
  return Object.fromEntries(rows.map((row) => [row.state, row.total]));
}

export type MessageView = NonNullable<Awaited<ReturnType<typeof findMessage>>>;

/** A mail with the consent that allowed it and the kept copy, or null. */
export async function findMessage(ctx: Ctx, messageId: string) {
  const [row] = await ctx.db
    .select({
      ...rowColumns,
      gatedAt: message.gatedAt,
      because: becauseOf(sql`message`),
      providerId: message.providerId,
      bodyHash: sql<string | null>`encode(${message.bodyHash}, 'hex')`,
      copy: {
        fromName: messageBody.fromName,
        fromAddress: messageBody.fromAddress,
        replyTo: messageBody.replyTo,
        toAddress: messageBody.toAddress,
        subject: messageBody.subject,
        text: messageBody.text,
        headers: messageBody.headers,
      },
    })
    .from(message)
    .innerJoin(contact, eq(contact.id, message.contactId))
    .innerJoin(company, eq(company.id, message.companyId))
    .leftJoin(newsletter, eq(newsletter.id, message.newsletterId))
    .leftJoin(messageBody, eq(messageBody.messageId, message.id))
    .where(eq(message.id, messageId));
  return row ? { ...row, because: SendingReason.nullable().parse(row.because) } : null;
}

/**
 * What let a mail through the guard, as JSON of `SendingReason`; null for one that never passed it.
 * @param mail the name that the query gives the message
 */
export function becauseOf(mail: SQL): SQL<unknown> {
  return sql`(case when ${mail}.gated_at is null then null
    when ${mail}.gate_event_id is not null then (
      select jsonb_build_object('by', 'consent', 'eventId', e.id, 'tag', p.tag, 'at', e.recorded_at,
               'channel', e.channel, 'actorName', e.actor_name, 'noticeVersion', n.version)
        from consent_event e join purpose p on p.id = e.purpose_id left join notice n on n.id = e.notice_id
       where e.id = ${mail}.gate_event_id)
    when ${mail}.kind = 'renewal' then (
      select jsonb_build_object('by', 'renewal', 'eventId', e.id, 'tag', p.tag, 'endsAt', r.ends_at,
               'hadEnded', r.ends_at <= ${mail}.gated_at)
        from renewal r join consent_event e on e.id = r.event_id join purpose p on p.id = e.purpose_id
       where r.message_id = ${mail}.id order by r.ends_at, p.position limit 1)
    when ${mail}.kind in ('invitation', 'reminder') then jsonb_build_object('by', 'invitation', 'basis', coalesce((
      select h.before ->> 'inviteBasis' from contact_change h
       where h.contact_id = ${mail}.contact_id and h.changed_at > ${mail}.gated_at and h.before ? 'inviteBasis'
       order by h.changed_at limit 1),
      (select k.invite_basis from contact k where k.id = ${mail}.contact_id)))
    when ${mail}.kind in ('receipt', 'new_link', 'confirm_email') then jsonb_build_object('by', ${mail}.kind)
  end)`;
}

/** The HTML of the kept copy, or null when nothing was sent or the copy is erased. */
export async function findMessageHtml(ctx: Ctx, messageId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ html: messageBody.html })
    .from(messageBody)
    .where(eq(messageBody.messageId, messageId));
  return row?.html ?? null;
}

function narrowed({ state, kind, search }: MessageFilter): SQL | undefined {
  return and(
    state ? eq(message.state, state) : undefined,
    kind ? eq(message.kind, kind) : undefined,
    mentionsContact(search),
  );
}
