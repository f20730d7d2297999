import type { Sql } from 'postgres';

type ImportWish = {
  count: number;
  /** Mail domains, by turns. */
  domains?: string[];
  timeZone?: string;
  basis?: 'customer' | 'none';
};

/**
 * Contacts as an import leaves them: with a basis, without an invitation. Far quicker than registering them.
 * @param owner a connection as the owner of the database
 * @returns their ids, in the order that they came
 */
export async function importContacts(owner: Sql, wish: ImportWish): Promise<string[]> {
  const { count, domains = ['fjordbygg.example'], timeZone = 'Europe/Oslo' } = wish;
  const rows = await owner<{ id: string }[]>`
    with made as (
      insert into contact (first_name, last_name, email, email_key, time_zone, source, invite_basis, registered_by, created_at)
      select 'Jone', 'Tveit ' || n, address, address, ${timeZone}, 'import', ${wish.basis ?? 'customer'},
             (select id from staff order by created_at limit 1), now() + make_interval(secs => n / 1000.0)
        from generate_series(1, ${count}) n
       cross join lateral (select 'jone.' || gen_random_uuid() || '@' || (${domains}::text[])[1 + n % ${domains.length}]) a (address)
      returning id, created_at
    ), keys as (
      insert into contact_key (contact_id, key) select id, decode(md5(id::text) || md5(id::text), 'hex') from made)
    select id from made order by created_at, id`;
  await owner`analyze contact`;
  return rows.map(({ id }) => id);
}
