import { afterAll, beforeAll, expect, test } from 'vitest';
import definition from '@/db/seed/group.json';
import { listLevels } from '@/domain/consent/queries';
import { discardDraft } from '@/domain/wordings/commands';
import { findDraft, findNewest } from '@/domain/wordings/queries';
import { createWorld, type World } from '@/tests/support/world';
import { loadGroup } from './commands';
import { GroupDefinition } from './input';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

/** The group of the story, with something else in it. */
const load = (other: object) =>
  loadGroup(world.system, GroupDefinition.parse({ ...definition, ...other }), { operator: 'kari' });

/** The levels of the story, one of them with another summary. */
const withSummary = (key: string, summary: string) => ({
  levels: definition.levels.map((each) =>
    each.key === key
      ? { ...each, wording: { ...each.wording, nb: { ...each.wording.nb, summary } } }
      : each,
  ),
});

const levelId = async (key: string) =>
  (await listLevels(world.system)).find((each) => each.key === key)?.id ?? '';

const newestVersion = async (key: string) =>
  (await findNewest(world.system, await levelId(key)))?.version;

test('a company keeps its number', async () => {
  const companies = definition.companies.map((each) =>
    each.key === 'appex' ? { ...each, orgnr: '999888777' } : each,
  );
  await expect(load({ companies })).rejects.toThrow('The company "appex" has the number');
});

test.each([
  ['kind', { kind: 'marketing' }],
  ['company', { company: 'assist' }],
])('a purpose keeps its %s', async (_what, other) => {
  const purposes = definition.purposes.map((each) =>
    each.key === 'personalisation' ? { ...each, ...other } : each,
  );
  await expect(load({ purposes })).rejects.toThrow(
    'The purpose "personalisation" keeps its kind and its company.',
  );
});

test('a level that is published is answered for nobody whom its words do not name', async () => {
  const levels = definition.levels.map((each) =>
    each.key === 'appex' ? { ...each, purposes: ['appex', 'garp'] } : each,
  );
  await expect(load({ levels })).rejects.toThrow('The level "appex" is published');
});

test('the same file again changes nothing, and that it was loaded is kept', async () => {
  expect(await load({})).toEqual([]);
  const [entry] = await world.sql`
    select staff_id, subject_type, detail from audit_entry where action = 'groupLoaded' order by recorded_at desc limit 1`;
  expect(entry).toEqual({
    staff_id: null,
    subject_type: 'group',
    detail: { operator: 'kari', published: 0, drafted: 0, renamed: 0 },
  });
});

test('the first words of a level are published', async () => {
  const [first] = definition.levels;
  const levels = [...definition.levels, { ...first, key: 'fresh' }];
  expect(await load({ levels })).toEqual([{ of: 'words', key: 'fresh', became: 'published' }]);
  expect(await newestVersion('fresh')).toBe(1);
});

test('other words of a level that is published become its draft, for a person to publish', async () => {
  const change = { of: 'words', key: 'appex', became: 'drafted' };
  expect(await load(withSummary('appex', 'Et helt nytt sammendrag.'))).toEqual([change]);
  expect(await newestVersion('appex')).toBe(1);
  const draft = await findDraft(world.system, await levelId('appex'));
  expect(draft).toMatchObject({ basedOnVersion: 1, updatedByName: null });
  expect(draft?.texts.nb).toMatchObject({
    version: 1,
    wording: { summary: 'Et helt nytt sammendrag.' },
  });
  const entries = await world.sql`
    select action, subject_id, detail from audit_entry where action in ('groupLoaded', 'wordingDrafted')
     order by recorded_at desc limit 2`;
  expect(entries).toEqual([
    {
      action: 'groupLoaded',
      subject_id: null,
      detail: { operator: 'kari', published: 0, drafted: 1, renamed: 0 },
    },
    { action: 'wordingDrafted', subject_id: await levelId('appex'), detail: { version: 1 } },
  ]);
});

test('a draft that somebody writes is not overwritten by the file', async () => {
  expect(await load(withSummary('appex', 'Enda et sammendrag.'))).toEqual([
    { of: 'words', key: 'appex', became: 'kept' },
  ]);
  const draft = await findDraft(world.system, await levelId('appex'));
  expect(draft?.texts.nb.wording.summary).toBe('Et helt nytt sammendrag.');
  // Its own words wait there already.
  expect(await load(withSummary('appex', 'Et helt nytt sammendrag.'))).toEqual([
    { of: 'words', key: 'appex', became: 'drafted' },
  ]);
  await discardDraft(world.director.ctx, { levelKey: 'appex' });
});

test('other names of tag and list are said', async () => {
  const purposes = definition.purposes.map((each) =>
    each.key === 'garp' ? { ...each, tag: 'Nytt merke', listName: 'Ny liste' } : each,
  );
  const before = definition.purposes.find((each) => each.key === 'garp');
  expect(await load({ purposes })).toEqual([
    { of: 'tag', key: 'garp', from: before?.tag, to: 'Nytt merke' },
    { of: 'listName', key: 'garp', from: before?.listName, to: 'Ny liste' },
  ]);
});
