import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerContact } from '@/domain/contacts/commands';
import { RegisterContact } from '@/domain/contacts/input';
import { atCustomer } from '@/domain/customers/commands';
import { countStandings } from '@/domain/standings/queries';
import { createWorld, type World } from '@/tests/support/world';
import { findContacts, findNeighbours, listContacts } from './queries';
import { type ContactFilter, type ContactSort, FOUND_MAX, PAGE_SIZE } from './rules';

let world: World;
const everyone: ContactFilter = { search: '', tags: [], standing: null };

beforeAll(async () => {
  world = await createWorld();
  for (let nr = 1; nr <= PAGE_SIZE + 5; nr += 1) await register(`Nr${nr}`, 'Ås', 'Fjordbygg AS');
  await register('Åse', 'Ødegård', 'Nordlys AS');
  await register('Uten', 'Kunde', null);
});
afterAll(() => world.close());

async function register(firstName: string, lastName: string, customer: string | null) {
  const email = `${firstName}@${(customer ?? 'ingen').split(' ')[0]}.example`.toLowerCase();
  const input = RegisterContact.parse({ firstName, lastName, email, inviteBasis: 'customer' });
  const outcome = await atCustomer(world.kari.ctx, customer, (ctx, customerId) =>
    registerContact(ctx, { ...input, customerId }),
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.contactId;
}

async function namesOf(filter: Partial<ContactFilter>, sort: ContactSort = 'name', page = 1) {
  const { rows } = await listContacts(world.kari.ctx, {
    filter: { ...everyone, ...filter },
    sort,
    page,
  });
  return rows.map((row) => row.firstName);
}

test('pages hold every contact once', async () => {
  const pages = [await namesOf({}, '-updated', 1), await namesOf({}, '-updated', 2)];
  expect(pages.map((page) => page.length)).toEqual([PAGE_SIZE, 7]);
  expect(new Set(pages.flat()).size).toBe(PAGE_SIZE + 7);
});

test('words are found in name, address and customer, in any case, each of them', async () => {
  expect(await namesOf({ search: 'ØDEGÅRD åse' })).toEqual(['Åse']);
  expect(await namesOf({ search: 'nordlys.example' })).toEqual(['Åse']);
  expect(await namesOf({ search: 'Nordlys AS' })).toEqual(['Åse']);
  expect(await namesOf({ search: 'åse fjordbygg' })).toEqual([]);
});

test('signs of the pattern language are ordinary letters', async () => {
  expect(await namesOf({ search: '%' })).toEqual([]);
  expect(await namesOf({ search: '_' })).toEqual([]);
});

test('the search of every page finds those first whose name begins with the text', async () => {
  const ids = [
    await register('Øde', 'Strand', 'Fjordbygg AS'),
    await register('Anne', 'Øden', null),
    await register('Bodil', 'Fuglødegård', null),
  ];
  const found = await findContacts(world.kari.ctx, ' øde ');
  expect(found.map(({ name, detail }) => [name, detail])).toEqual([
    ['Anne Øden', 'anne@ingen.example'],
    ['Åse Ødegård', 'Nordlys AS'],
    ['Øde Strand', 'Fjordbygg AS'],
    ['Bodil Fuglødegård', 'bodil@ingen.example'],
  ]);
  expect(await findContacts(world.kari.ctx, 'fjordbygg')).toHaveLength(FOUND_MAX);
  expect(await findContacts(world.kari.ctx, '%')).toEqual([]);
  await world.sql`update contact set archived_at = now() where id = any(${ids})`;
});

test('tags and standings filter, and the overview counts the same', async () => {
  const yes = await world.aContact({ granted: ['appex'] });
  const left = await world.aContact({ granted: ['appex'] });
  await world.answer(left, ['appex'], 'no');
  const ids = async (filter: Partial<ContactFilter>) => {
    const found = await listContacts(world.kari.ctx, {
      filter: { ...everyone, ...filter },
      sort: 'name',
      page: 1,
    });
    return found.rows.map((row) => row.id);
  };
  expect(await ids({ tags: ['appex'] })).toEqual([yes]);
  expect(await ids({ tags: ['appex', 'garp'] })).toEqual([]);
  expect(await ids({ standing: 'withdrawn' })).toEqual([left]);
  const standings = await countStandings(world.kari.ctx);
  expect(standings).toMatchObject({
    waiting: PAGE_SIZE + 7,
    consented: 1,
    withdrawn: 1,
    failed: 0,
    renew: 0,
  });
});

test('whose yes ends or has ended is found, and a yes that has ended is no tag', async () => {
  const ends = await world.aContact({ granted: ['assist'], email: 'ends@renew.example' });
  const ended = await world.aContact({ granted: ['assist'], email: 'ended@renew.example' });
  await world.owner`update consent set expires_at = now() + interval '9 days' where contact_id = ${ends}`;
  await world.owner`update consent set expires_at = now() where contact_id = ${ended}`;
  const find = async (filter: Partial<ContactFilter>) => {
    const page = { filter: { ...everyone, ...filter }, sort: 'email', page: 1 } as const;
    return (await listContacts(world.kari.ctx, page)).rows;
  };
  expect((await find({ tags: ['assist'] })).map(({ id }) => id)).toEqual([ends]);
  expect((await find({ standing: 'ending' })).map(({ id }) => id)).toEqual([ends]);
  expect(await find({ standing: 'renew' })).toMatchObject([
    { id: ended, decisions: { assist: 'expired' }, toRenew: ['assist'] },
    { id: ends, decisions: { assist: 'granted' }, toRenew: ['assist'] },
  ]);
  expect(await countStandings(world.kari.ctx)).toMatchObject({ ending: 1, renew: 2 });
});

test('who answered an earlier invitation has answered, also when he was invited again since', async () => {
  const contactId = await register('Svarte', 'Først', null);
  await world.answer(contactId, ['appex'], 'no');
  await world.owner`
    with later as (
      insert into experiment (company_id, name) select company_id, 'Et senere' from experiment limit 1 returning id)
    insert into invitation (contact_id, company_id, experiment_id, variant_id)
    select ${contactId}, company_id, later.id, variant_id from invitation, later where contact_id = ${contactId}`;
  const { rows } = await listContacts(world.kari.ctx, {
    filter: { ...everyone, search: 'Svarte' },
    sort: 'name',
    page: 1,
  });
  expect(rows).toMatchObject([{ invitation: 'answered' }]);
});

test('a row says what holds per purpose and how far the invitation came', async () => {
  const contactId = await world.aContact({ granted: ['appex'], email: 'rad@row.example' });
  const { rows, total } = await listContacts(world.kari.ctx, {
    filter: { ...everyone, search: 'rad@row' },
    sort: 'name',
    page: 1,
  });
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({
    id: contactId,
    decisions: { appex: 'granted' },
    invitation: 'answered',
    registeredByName: 'Kari Moe',
  });
});

test('neighbours follow the filter and its order', async () => {
  const filter = { ...everyone, search: 'nr1' };
  const names = await listContacts(world.kari.ctx, { filter, sort: 'name', page: 1 });
  const [first, second, third] = names.rows.map((row) => row.id);
  const neighbours = await findNeighbours(world.kari.ctx, {
    filter,
    sort: 'name',
    contactId: second ?? '',
  });
  expect(neighbours).toEqual({ previous: first, next: third });
});

test('the search is served by its index', async () => {
  const plan = await world.db.transaction(async (db) => {
    await db.execute(sql`set local enable_seqscan = off`);
    return db.execute<{ 'QUERY PLAN': string }>(sql`
      explain select 1 from contact where lower(contact.first_name || ' ' || contact.last_name
        || ' ' || coalesce(contact.email, '')) like lower('%ødegård%')`);
  });
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('contact_search_idx');
});
