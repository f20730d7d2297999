import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/domain/context';
import { releaseWaves } from '@/domain/wave-releases/commands';
import { importContacts } from '@/tests/support/imported';
import { createWorld, type World } from '@/tests/support/world';
import { changePace, createWave, resumeWave, stopWave } from './commands';
import type { Selection } from './input';
import { countReasons, countWaiting, findWave, forecastWave } from './queries';
import type { Pace } from './rules';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

// Each test has the table of contacts to itself.
beforeEach(async () => {
  await world.owner`update contact set archived_at = now()`;
  await world.owner`update invite_wave set finished_at = now() where finished_at is null`;
});

afterAll(() => world.close());

const all: Selection = { kind: 'filter', search: '', tags: [], standing: null };
const pace: Pace = { perHour: 600, perDomainHour: null, hours: 'any' };
const noon = new Date('2026-11-25T11:00:00Z');

const invitationsOf = (ids: string[]) => world.sql`
  select id, variant_id from invitation where contact_id = any (${ids}::uuid[]) order by id`;

const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

async function start(selection: Selection, wish: Partial<Pace> = {}): Promise<string> {
  const { count } = await forecastWave(world.kari.ctx, selection);
  const made = await createWave(world.kari.ctx, { selection, ...pace, ...wish, count });
  if (!made.ok) throw new Error(made.reason);
  return made.waveId;
}

const release = (now: Date) => releaseWaves(world.worker, { now });

test('ten thousand imported contacts are in a wave by one statement, and go at its pace', async () => {
  await importContacts(world.owner, { count: 10_000 });
  expect(await forecastWave(world.kari.ctx, all)).toEqual({
    count: 10_000,
    domainCount: 10_000,
    notInvited: [],
  });
  await world.owner.unsafe(`
    create table written (rows int);
    create function note_written() returns trigger language plpgsql security definer as
      'begin insert into written select count(*) from news; return null; end';
    create trigger written after insert on invite_wave_contact referencing new table as news
      for each statement execute function note_written()`);
  const waveId = await start(all, { perHour: 1200 });
  expect([...(await world.owner`select rows from written`)]).toEqual([{ rows: 10_000 }]);

  expect(await release(noon)).toBe(21);
  expect(await release(noon)).toBe(0);
  for (let minute = 1; minute < 60; minute += 1) await release(later(minute));
  expect(await findWave(world.kari.ctx, waveId)).toMatchObject({ invited: 1200, waiting: 8800 });
  expect(await release(later(60))).toBe(21);
  const [row] = await world.sql`
    select count(distinct m.contact_id)::int as mails, count(distinct i.sender_staff_id)::int as senders
      from message m join invitation i on i.id = m.invitation_id
      join invite_wave_contact w on w.contact_id = m.contact_id and w.wave_id = ${waveId}`;
  expect(row).toEqual({ mails: 1221, senders: 2 });
});

test('whom the gate refuses is not in the queue, and staff sees how many and why', async () => {
  const [first = ''] = await importContacts(world.owner, { count: 3 });
  await importContacts(world.owner, { count: 2, basis: 'none' });
  const invited = await world.aContact();
  await world.aContact({ granted: ['appex'] });
  await world.owner`
    insert into suppression (contact_id, email_hash, reason) values (${first}, '\\x00', 'objection')`;
  const notInvited = [
    { reason: 'basisMissing', count: 2 },
    { reason: 'alreadyAnswered', count: 1 },
    { reason: 'alreadyInvited', count: 1 },
    { reason: 'objected', count: 1 },
  ];
  expect(await forecastWave(world.kari.ctx, all)).toEqual({ count: 2, domainCount: 2, notInvited });
  const waveId = await start(all);
  expect(await countReasons(world.kari.ctx, waveId)).toEqual(notInvited);
  expect(await findWave(world.kari.ctx, waveId)).toMatchObject({ waiting: 2, notInvited: 5 });
  // Who waits in one wave is not put into another.
  expect((await forecastWave(world.kari.ctx, all)).notInvited).toContainEqual({
    reason: 'alreadyWaiting',
    count: 2,
  });
  expect(
    await createWave(world.kari.ctx, {
      selection: { kind: 'ids', ids: [invited] },
      ...pace,
      count: 1,
    }),
  ).toEqual({ ok: false, reason: 'nobody' });
});

test('a wave is never larger than staff saw', async () => {
  await importContacts(world.owner, { count: 2 });
  const made = await createWave(world.kari.ctx, { selection: all, ...pace, count: 1 });
  expect(made).toEqual({ ok: false, reason: 'countChanged' });
});

test('a form that is sent twice makes one wave', async () => {
  const ids = await importContacts(world.owner, { count: 2 });
  const input = { selection: { kind: 'ids', ids } as const, ...pace, count: 2 };
  const { again } = await inTransaction(world.kari.ctx, async (ctx) => {
    await createWave(ctx, input);
    const again = createWave(world.kari.ctx, input);
    await setTimeout(200);
    return { again };
  });
  expect(await again).toEqual({ ok: false, reason: 'nobody' });
});

test('picked contacts go, in order, and the others do not', async () => {
  const ids = await importContacts(world.owner, { count: 5 });
  const waveId = await start({ kind: 'ids', ids: ids.slice(1, 3) });
  expect(await release(noon)).toBe(2);
  expect(await findWave(world.kari.ctx, waveId)).toMatchObject({
    invited: 2,
    waiting: 0,
    finishedAt: noon,
  });
});

test('stop means stop, and going on goes on', async () => {
  await importContacts(world.owner, { count: 100 });
  const waveId = await start(all);
  expect(await release(noon)).toBe(11);
  expect(await stopWave(world.kari.ctx, { waveId })).toEqual({ ok: true });
  for (const minute of [1, 2, 30]) expect(await release(later(minute))).toBe(0);
  expect(await resumeWave(world.kari.ctx, { waveId })).toMatchObject({ ok: true });
  expect(await release(later(31))).toBe(11);
  const deeds = await world.sql`
    select action from audit_entry where subject_id = ${waveId} order by recorded_at`;
  expect(deeds.map(({ action }) => action)).toEqual(['waveStarted', 'waveStopped', 'waveResumed']);
});

test('another pace holds from the next minute on, and two who change it do not write over each other', async () => {
  await importContacts(world.owner, { count: 400 });
  const waveId = await start(all);
  await release(noon);
  const change = { waveId, version: 1, ...pace, perHour: 6000 };
  expect(await changePace(world.kari.ctx, change)).toEqual({ ok: true, version: 2 });
  expect(await changePace(world.roy.ctx, change)).toEqual({ ok: false, reason: 'conflict' });
  expect(await release(later(1))).toBe(101);
  await changePace(world.kari.ctx, { ...change, version: 2, perHour: 10 });
  expect(await release(later(2))).toBe(0);
  expect(await release(later(59))).toBe(0);
});

test('a mail domain gets no more an hour than is set, and does not hold up the others', async () => {
  await importContacts(world.owner, {
    count: 60,
    domains: ['a.example', 'a.example', 'b.example'],
  });
  const waveId = await start(all, { perHour: 6000, perDomainHour: 5 });
  for (let minute = 0; minute < 60; minute += 1) await release(later(minute));
  const rows = await world.sql`
    select split_part(c.email, '@', 2) as domain, count(*)::int as count
      from invite_wave_contact w join contact c on c.id = w.contact_id
     where w.wave_id = ${waveId} and w.invited_at is not null group by 1 order by 1`;
  expect([...rows]).toEqual([
    { domain: 'a.example', count: 5 },
    { domain: 'b.example', count: 5 },
  ]);
});

test('in office hours is by the clock of each contact', async () => {
  const [home = ''] = await importContacts(world.owner, { count: 1 });
  const [away = ''] = await importContacts(world.owner, { count: 1, timeZone: 'America/New_York' });
  const waveId = await start(all, { hours: 'office' });
  const invited = async () =>
    (
      await world.sql`select contact_id from invite_wave_contact
        where wave_id = ${waveId} and invited_at is not null order by position`
    ).map((row) => row.contact_id);
  await release(noon);
  expect(await invited()).toEqual([home]);
  await release(new Date('2026-11-28T15:00:00Z'));
  expect(await invited()).toEqual([home]);
  await release(new Date('2026-11-25T15:00:00Z'));
  expect(await invited()).toEqual([home, away]);
});

test('the gate is asked again when the turn comes, and a refused one leaves his place to the next', async () => {
  const ids = await importContacts(world.owner, { count: 3 });
  const waveId = await start(all, { perHour: 60 });
  await world.owner`update contact set invite_basis = 'none' where id = ${ids[0] ?? ''}`;
  expect(await release(noon)).toBe(2);
  expect(await countReasons(world.kari.ctx, waveId)).toEqual([
    { reason: 'basisMissing', count: 1 },
  ]);
});

test('those who were invited before are asked again when staff wants it, and who answered or was asked lately is not', async () => {
  const ids = await importContacts(world.owner, { count: 4 });
  const picked = { kind: 'ids' as const, ids };
  await start(picked);
  expect(await release(noon)).toBe(4);
  await world.owner`
    update message set state = 'sent', gated_at = now() - '25 hours'::interval, handed_at = now() - '25 hours'::interval
     where contact_id = any (${ids.slice(1)}::uuid[])`;
  await world.answer(ids[3] ?? '', ['appex'], 'yes');
  expect((await forecastWave(world.kari.ctx, picked)).count).toBe(0);
  const forecast = await forecastWave(world.kari.ctx, picked, { again: true });
  expect(forecast).toMatchObject({
    count: 2,
    notInvited: [
      { reason: 'alreadyAnswered', count: 1 },
      { reason: 'waits', count: 1 },
    ],
  });
  const before = await invitationsOf(ids);
  const made = await createWave(world.kari.ctx, {
    selection: picked,
    ...pace,
    again: true,
    count: forecast.count,
  });
  expect(made).toMatchObject({ ok: true });
  await world.owner`
    update message set handed_at = now() where contact_id = ${ids[2] ?? ''}`;
  expect(await release(later(1))).toBe(1);
  expect(await countReasons(world.kari.ctx, made.ok ? made.waveId : '')).toContainEqual({
    reason: 'askedLately',
    count: 1,
  });
  expect(await invitationsOf(ids)).toEqual(before);
  const [mails] = await world.sql`
    select count(*)::int, count(distinct invitation_id)::int as invitations from message where contact_id = ${ids[1] ?? ''}`;
  expect(mails).toEqual({ count: 2, invitations: 1 });
});

test('while the experiment is paused they wait, and nobody is lost', async () => {
  await importContacts(world.owner, { count: 2 });
  const waveId = await start(all);
  await world.owner`update experiment set paused_at = now()`;
  expect(await release(noon)).toBe(0);
  expect((await forecastWave(world.kari.ctx, all)).count).toBe(0);
  await world.owner`update experiment set paused_at = null`;
  expect(await release(later(1))).toBe(2);
  expect(await findWave(world.kari.ctx, waveId)).toMatchObject({ waiting: 0, notInvited: 0 });
});

test('while the experiment of their own language is paused, they wait, and the others go', async () => {
  await importContacts(world.owner, { count: 3 });
  await world.owner`
    update contact set locale = 'nn' where id = (select id from contact where archived_at is null limit 1)`;
  await world.owner`
    insert into experiment (company_id, name, locale, started_at, paused_at)
    select company_id, 'Nynorsk', 'nn', now(), now() from experiment limit 1`;
  expect(await forecastWave(world.kari.ctx, all)).toMatchObject({
    count: 2,
    notInvited: [{ reason: 'noExperiment', count: 1 }],
  });
  await world.owner`update experiment set paused_at = null where locale = 'nn'`;
  const waveId = await start(all);
  await world.owner`update experiment set paused_at = now() where locale = 'nn'`;
  expect(await release(noon)).toBe(2);
  expect(await findWave(world.kari.ctx, waveId)).toMatchObject({ waiting: 1, notInvited: 0 });
  expect(await countWaiting(world.kari.ctx, waveId)).toMatchObject({ count: 1, paused: 1 });
  await world.owner`update experiment set ended_at = now() where locale = 'nn'`;
  expect(await release(later(1))).toBe(1);
});

test('two workers at the same moment invite no more than one, and nobody twice', async () => {
  await importContacts(world.owner, { count: 200 });
  const waveId = await start(all);
  for (let minute = 0; minute < 5; minute += 1)
    await Promise.all([0, 1, 2, 3].map(() => release(later(minute))));
  const [row] = await world.sql`
    select count(*)::int as mails, count(distinct m.contact_id)::int as contacts from message m
      join invite_wave_contact w on w.contact_id = m.contact_id and w.wave_id = ${waveId}`;
  expect(row).toEqual({ mails: 51, contacts: 51 });
});
