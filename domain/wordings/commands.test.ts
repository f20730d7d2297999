import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import definition from '@/db/seed/group.json';
import { listLevels } from '@/domain/consent/queries';
import { loadGroup } from '@/domain/group/commands';
import { GroupDefinition } from '@/domain/group/input';
import { listPortalLevels } from '@/domain/portal/queries';
import { previewLevels } from '@/domain/wording-previews/queries';
import { osloDate } from '@/lib/oslo-date';
import { createWorld, type World } from '@/tests/support/world';
import { discardDraft, publishDraft, saveDraft } from './commands';
import { PublishDraft, SaveDraft } from './input';
import { countHolding, findDraft, findNewest, listVersions } from './queries';
import { onlyWords } from './rules';

let world: World;
let levelId: string;

beforeAll(async () => {
  world = await createWorld();
  const levels = await listLevels(world.system);
  levelId = levels.find(({ key }) => key === 'group')?.id ?? '';
});

beforeEach(() => discardDraft(world.kari.ctx, { levelKey: 'group' }));

afterAll(() => world.close());

const today = () => osloDate(new Date());
const day = (days: number) => osloDate(new Date(Date.now() + days * 86_400_000));

/** Writes one language of the draft anew; the other words are those that are published. */
async function draft(change: Partial<SaveDraft> = {}) {
  const newest = await findNewest(world.system, levelId);
  const written = newest?.texts.nb;
  if (!written) throw new Error('Nothing is published.');
  const input = SaveDraft.parse({
    levelKey: 'group',
    locale: 'nb',
    version: 0,
    ...onlyWords(written),
    summary: `Ny tekst etter versjon ${newest.version}.`,
    ...change,
  });
  return saveDraft(world.kari.ctx, input);
}

async function publish(change: Partial<PublishDraft> = {}) {
  const shown = await findDraft(world.system, levelId);
  const input = { levelKey: 'group', stamp: shown?.stamp ?? '', older: 'hold', shownCount: 0 };
  return publishDraft(world.kari.ctx, PublishDraft.parse({ ...input, ...change }));
}

const portalSummary = async (contactId: string) => {
  const levels = await listPortalLevels(world.system, contactId, 'nb');
  return levels.find(({ key }) => key === 'group')?.wording.summary;
};

const lists = async (contactId: string) =>
  (await world.sql`select from list_member where contact_id = ${contactId}`).length;

test('a draft shows nowhere but in its preview, and what is published names every controller', async () => {
  const contactId = await world.aContact();
  const before = await portalSummary(contactId);
  expect(await draft({ summary: 'Et utkast.' })).toEqual({ ok: true, version: 1 });
  expect(await portalSummary(contactId)).toBe(before);
  const preview = await previewLevels(world.kari.ctx, { levelId, locale: 'nb' });
  expect(preview.map(({ key }) => key)).toEqual(['personalisation', 'appex', 'group']);
  expect(preview[2]?.wording.summary).toBe('Et utkast.');
  expect(await publish()).toMatchObject({ ok: true });
  expect(await portalSummary(contactId)).toBe('Et utkast.');
  const [newest] = await listVersions(world.system, levelId);
  expect(newest?.publishedByName).toBe('Kari Moe');
  for (const { wording } of newest?.notices ?? [])
    expect(wording.controllers.map(({ name }) => name)).toEqual(['Assist AS', 'Garp AS']);
  expect(newest?.notices.map(({ locale }) => locale)).toEqual(['nb', 'nn', 'en']);
  expect(await findDraft(world.system, levelId)).toBeNull();
});

test('a yes to personalisation may be used by every company, and the words name them', async () => {
  const levels = await listLevels(world.system);
  const own = levels.find(({ key }) => key === 'personalisation')?.id ?? '';
  const newest = await findNewest(world.system, own);
  expect(newest?.texts.nb?.controllers.map(({ name }) => name)).toEqual([
    'Appex AS',
    'Assist AS',
    'Garp AS',
  ]);
});

test('older consents hold on, or to the end of the day that was set', async () => {
  const contactId = await world.aContact({ granted: ['assist', 'garp'] });
  await draft();
  expect(await publish()).toMatchObject({ ok: true });
  expect(await lists(contactId)).toBe(2);
  const shownCount = await countHolding(world.system, levelId);
  await draft();
  expect(await publish({ older: 'lapse', lastDay: today(), shownCount })).toMatchObject({
    ok: true,
  });
  expect(await lists(contactId)).toBe(2);
  const [row] = await world.sql`
    select to_char(ends_at at time zone 'Europe/Oslo', 'YYYY-MM-DD HH24:MI') as ends, cause
      from consent_to_renew where contact_id = ${contactId} limit 1`;
  expect(row).toEqual({ ends: `${day(1)} 00:00`, cause: 'wording' });
});

test('what changed since it was shown is not published', async () => {
  await draft();
  const shown = await findDraft(world.system, levelId);
  expect(await draft({ version: 1, summary: 'Enda nyere.' })).toEqual({ ok: true, version: 2 });
  expect(await draft({ version: 1, summary: 'For sent.' })).toEqual({
    ok: false,
    reason: 'conflict',
  });
  const stamp = shown?.stamp ?? '';
  expect(await publish({ stamp })).toEqual({ ok: false, reason: 'draftChanged' });
  await world.aContact({ granted: ['assist'] });
  expect(await publish({ older: 'lapse', lastDay: today() })).toEqual({
    ok: false,
    reason: 'countChanged',
  });
  const refused = await publish({ older: 'lapse', lastDay: day(-1), shownCount: 99 });
  expect(refused).toEqual({ ok: false, reason: 'dateInPast' });
});

test('a draft that says nothing new is not published', async () => {
  const newest = await findNewest(world.system, levelId);
  await draft({ summary: newest?.texts.nb?.summary });
  expect(await publish()).toEqual({ ok: false, reason: 'unchanged' });
});

test("the group's file does not bring back words that a newer version replaced", async () => {
  await draft({ title: 'Skrevet i produktet' });
  await publish();
  const before = await findNewest(world.system, levelId);
  await loadGroup(world.system, GroupDefinition.parse(definition));
  expect((await findNewest(world.system, levelId))?.version).toBe(before?.version);
});

test('a company that moves is named anew when a person has published it', async () => {
  const own = (await listLevels(world.system)).find(({ key }) => key === 'appex')?.id ?? '';
  const companies = definition.companies.map((each) =>
    each.key === 'appex' ? { ...each, address: 'Ny gate 1, 4006 Stavanger' } : each,
  );
  await loadGroup(world.system, GroupDefinition.parse({ ...definition, companies }));
  expect((await findNewest(world.system, own))?.version).toBe(1);
  const stamp = (await findDraft(world.system, own))?.stamp ?? '';
  const published = await publishDraft(world.director.ctx, {
    levelKey: 'appex',
    stamp,
    older: 'hold',
    shownCount: 0,
  });
  expect(published).toEqual({ ok: true, version: 2 });
  const versions = await listVersions(world.system, own);
  expect(versions[0]?.notices[0]?.wording.controllers[0]?.address).toBe(
    'Ny gate 1, 4006 Stavanger',
  );
  expect(versions[1]?.notices[0]?.wording.controllers[0]?.address).not.toContain('Ny gate');
});

test('every step is audited', async () => {
  await draft();
  await publish();
  const actions = await world.sql`
    select action, detail from audit_entry where subject_id = ${levelId} order by recorded_at desc limit 2`;
  expect(actions).toMatchObject([
    { action: 'wordingPublished', detail: { lastDay: null, askedAgain: 0 } },
    { action: 'wordingDrafted', detail: { locale: 'nb', version: 1 } },
  ]);
});
