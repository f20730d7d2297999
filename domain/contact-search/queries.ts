import { and, asc, count, desc, eq, type SQL, sql } from 'drizzle-orm';
import { contact, customer } from '@/db/schema/contact';
import { staff } from '@/db/schema/staff';
import type { Decision } from '@/domain/consent/rules';
import { fullName } from '@/domain/contacts/rules';
import type { Ctx } from '@/domain/context';
import { isShown, standingIs } from '@/domain/standings/queries';
import {
  type ContactFilter,
  type ContactSort,
  FOUND_MAX,
  type InvitationProgress,
  NEIGHBOUR_ROWS_MAX,
  PAGE_SIZE,
} from './rules';

/** A contact as a row of the table. */
export type ContactRow = {
  id: string;
  firstName: string;
  lastName: string;
  email: string | null;
  customerName: string | null;
  /** What stands per purpose key; a purpose that is missing was never asked. */
  decisions: Record<string, Decision>;
  /** Keys of the purposes for which the contact must be asked again. */
  toRenew: string[];
  invitation: InvitationProgress;
  registeredByName: string | null;
  updatedAt: Date;
};

/** A page of the contacts that match, with how many match in all. Erased and archived ones are left out. */
export async function listContacts(
  ctx: Ctx,
  input: { filter: ContactFilter; sort: ContactSort; page: number },
): Promise<{ rows: ContactRow[]; total: number }> {
  const condition = matchesFilter(input.filter);
  const rows = await ctx.db
    .select({
      id: contact.id,
      firstName: contact.firstName,
      lastName: contact.lastName,
      email: contact.email,
      customerName: customer.name,
      decisions,
      toRenew,
      invitation: invitationProgress,
      registeredByName: staff.name,
      updatedAt: contact.updatedAt,
    })
    .from(contact)
    .leftJoin(customer, eq(customer.id, contact.customerId))
    .leftJoin(staff, eq(staff.id, contact.registeredBy))
    .where(condition)
    .orderBy(...orderOf(input.sort))
    .limit(PAGE_SIZE)
    .offset((input.page - 1) * PAGE_SIZE);
  const [counted] = await ctx.db.select({ total: count() }).from(contact).where(condition);
  return { rows, total: counted?.total ?? 0 };
}

/** A contact as the search of every page shows him; `detail` tells people of one name apart. */
export type FoundContact = { id: string; name: string; detail: string | null };

/** The first contacts that a text finds: those whose name begins with it before the others, each by name. */
export async function findContacts(ctx: Ctx, search: string): Promise<FoundContact[]> {
  const rows = await ctx.db
    .select({
      id: contact.id,
      firstName: contact.firstName,
      lastName: contact.lastName,
      email: contact.email,
      customerName: customer.name,
    })
    .from(contact)
    .leftJoin(customer, eq(customer.id, contact.customerId))
    .where(matchesFilter({ search, tags: [], standing: null }))
    .orderBy(desc(nameBegins(search)), ...orderOf('name'))
    .limit(FOUND_MAX);
  return rows.map(({ id, email, customerName, ...person }) => ({
    id,
    name: fullName(person) || (email ?? ''),
    detail: customerName ?? email,
  }));
}

/** The contacts before and after one in the filtered table, or null at its ends and far down in it. */
export async function findNeighbours(
  ctx: Ctx,
  input: { filter: ContactFilter; sort: ContactSort; contactId: string },
): Promise<{ previous: string | null; next: string | null }> {
  const order = sql.join(orderOf(input.sort), sql`, `);
  const [row] = await ctx.db.execute<{ previous: string | null; next: string | null }>(sql`
    with first as materialized (
      select contact.id, row_number() over (order by ${order}) as place
        from contact left join customer on customer.id = contact.customer_id
       where ${matchesFilter(input.filter)}
       order by ${order} limit ${NEIGHBOUR_ROWS_MAX})
    select (select id from first where place = own.place - 1) as previous,
           (select id from first where place = own.place + 1) as next
      from first own where id = ${input.contactId}`);
  return row ?? { previous: null, next: null };
}

// Literal names: in a select over one table Drizzle leaves the table's name out.
const decisions = sql<Record<string, Decision>>`(
  select coalesce(jsonb_object_agg(p.key, s.standing), '{}')
    from consent_in_force s join purpose p on p.id = s.purpose_id where s.contact_id = contact.id)`;

const toRenew = sql<string[]>`array(
  select p.key from consent_to_renew r join purpose p on p.id = r.purpose_id
   where r.contact_id = contact.id order by p.position)`;

const invitationProgress = sql<InvitationProgress>`coalesce((
  select case
           when i.answered_at is not null then 'answered'
           when i.opened_at is not null then 'opened'
           when m.state in ('failed', 'unknown') then 'failed'
           when m.state in ('sent', 'suppressed') then m.state
           else 'queued'
         end
    from invitation i left join message m on m.invitation_id = i.id
   where i.contact_id = contact.id and i.variant_id is not null
   order by i.answered_at is null, i.created_at desc, (m.state = 'sent') desc nulls last, m.created_at desc limit 1), 'notInvited')`;

/** The contacts that a filter leaves. Erased and archived ones are left out. */
export function matchesFilter({
  search,
  tags,
  standing,
  customerId,
}: ContactFilter): SQL | undefined {
  return and(
    isShown,
    standing ? standingIs[standing] : undefined,
    customerId ? sql`contact.customer_id = ${customerId}` : undefined,
    ...tags.map(
      (key) => sql`exists (select from contact_tag t join purpose p on p.id = t.purpose_id
        where t.contact_id = contact.id and p.key = ${key})`,
    ),
    ...search.split(/\s+/).filter(Boolean).map(mentions),
  );
}

// Served by contact_search_idx (keep the expression) and contact_customer_idx: the array makes the
// customers a value that is known before the contacts are read.
function mentions(word: string): SQL {
  const pattern = `%${escaped(word)}%`;
  return sql`(
    lower(contact.first_name || ' ' || contact.last_name || ' ' || coalesce(contact.email, ''))
      like lower(${pattern})
    or contact.customer_id = any (array(
      select k.id from customer k where lower(k.name) like lower(${pattern}))))`;
}

/** Whether the name or the last name begins with the text. */
function nameBegins(search: string): SQL {
  const pattern = `${escaped(search.trim())}%`;
  return sql`(lower(contact.first_name || ' ' || contact.last_name) like lower(${pattern})
    or lower(contact.last_name) like lower(${pattern}))`;
}

/** A text as LIKE takes it literally. */
function escaped(text: string): string {
  return text.normalize('NFC').replace(/[\\%_]/g, '\\$&');
}

function orderOf(sort: ContactSort): SQL[] {
  const direction = sort.startsWith('-') ? desc : asc;
  const column = {
    name: [sql`lower(contact.first_name)`, sql`lower(contact.last_name)`],
    customer: [sql`lower(customer.name)`],
    email: [sql`contact.email_key`],
    updated: [sql`contact.updated_at`],
  }[sort.replace('-', '') as 'name' | 'customer' | 'email' | 'updated'];
  return [...column, sql`contact.id`].map((each) => direction(each));
}
