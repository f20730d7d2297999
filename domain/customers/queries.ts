import { asc, count, eq, type SQL, sql } from 'drizzle-orm';
import { customer } from '@/db/schema/contact';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import { CUSTOMER_PAGE_SIZE, type CustomerSort } from './rules';

export type CustomerRow = { id: string; name: string; orgnr: string | null; contactCount: number };

/** A page of the customers whose name or number matches, with how many match in all. */
export async function listCustomers(
  ctx: Ctx,
  input: { search: string; sort: CustomerSort; page: number },
): Promise<{ rows: CustomerRow[]; total: number }> {
  const condition = mentions(input.search.trim());
  const order = {
    name: sql`lower(customer.name)`,
    '-name': sql`lower(customer.name) desc`,
    contacts: sql`3`,
    '-contacts': sql`3 desc`,
  }[input.sort];
  const rows = await ctx.db.execute<CustomerRow>(sql`
    select customer.id, customer.name,
           (select count(*)::int from contact c
             where c.customer_id = customer.id and c.erased_at is null) as "contactCount",
           customer.orgnr
      from customer
     where ${condition}
     order by ${order}, customer.id
     limit ${CUSTOMER_PAGE_SIZE} offset ${(input.page - 1) * CUSTOMER_PAGE_SIZE}`);
  const [counted] = await ctx.db.select({ total: count() }).from(customer).where(condition);
  return { rows: [...rows], total: counted?.total ?? 0 };
}

export type CustomerView = {
  id: string;
  name: string;
  orgnr: string | null;
  registeredByName: string | null;
  createdAt: Date;
  version: number;
};

/** A customer with who registered it, or null. */
export async function findCustomer(ctx: Ctx, id: string): Promise<CustomerView | null> {
  const [row] = await ctx.db
    .select({
      id: customer.id,
      name: customer.name,
      orgnr: customer.orgnr,
      registeredByName: staff.name,
      createdAt: customer.createdAt,
      version: customer.version,
    })
    .from(customer)
    .leftJoin(staff, eq(staff.id, customer.registeredBy))
    .where(eq(customer.id, id));
  return row ?? null;
}

/** The customer with this number, or null. */
export async function findIdByOrgnr(ctx: Ctx, orgnr: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: customer.id })
    .from(customer)
    .where(eq(customer.orgnr, orgnr));
  return row?.id ?? null;
}

/** The first customer with this name, in whatever case, or null. */
export async function findIdByName(ctx: Ctx, name: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: customer.id })
    .from(customer)
    .where(sql`lower(${customer.name}) = lower(${name})`)
    .orderBy(asc(customer.createdAt))
    .limit(1);
  return row?.id ?? null;
}

/** Names to suggest in a form, as many as a list can hold. */
export async function suggestCustomers(
  ctx: Ctx,
): Promise<{ name: string; orgnr: string | null }[]> {
  return ctx.db
    .select({ name: customer.name, orgnr: customer.orgnr })
    .from(customer)
    .orderBy(asc(customer.name))
    .limit(500);
}

function mentions(search: string): SQL {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const digits = search.replace(/\s/g, '');
  return sql`(lower(customer.name) like lower(${pattern})
    or (${/^\d+$/.test(digits)} and customer.orgnr like ${`${digits}%`}))`;
}
