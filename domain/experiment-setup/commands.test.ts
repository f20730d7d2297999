import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCompanies } from '@/domain/group/queries';
import { createWorld, type World } from '@/tests/support/world';
import {
  addText,
  createExperiment,
  editSenders,
  editSettings,
  editText,
  removeText,
} from './commands';
import { EditSenders, EditSettings, EditText } from './input';
import { findSetup, type SetupView } from './queries';
import { cellKey } from './rules';

let world: World;
let companyId: string;

beforeAll(async () => {
  world = await createWorld();
  companyId = (await listCompanies(world.system))[0]?.id ?? '';
});
afterAll(() => world.close());

async function aDraft(copyOf: string | null = null): Promise<SetupView> {
  const input = { name: 'Våren', companyId, copyOf, firstText: 'Tekst 1' };
  const created = await createExperiment(world.kari.ctx, input);
  if (!created.ok) throw new Error(created.reason);
  return read(created.experimentId);
}

async function read(id: string): Promise<SetupView> {
  const setup = await findSetup(world.system, id);
  if (!setup) throw new Error('There is no such experiment.');
  return setup;
}

const at = ({ id, version }: SetupView) => ({ experimentId: id, version });

const settings = (draft: SetupView, change: object = {}) =>
  EditSettings.parse({
    ...at(draft),
    ...{ name: 'Engelsk', companyId, locale: 'en', method: 'weighted', holdbackPercent: '10' },
    ...{ windowDays: '21', reminderDays: '7', decidesBy: 'rule', ...change },
  });

const typed = (draft: SetupView, change: object = {}) =>
  EditText.parse({
    ...{ ...at(draft), textId: draft.texts[0]?.id, name: 'Kort', locale: 'en' },
    ...{ subject: 'Hello', heading: 'Hi {firstName}', body: 'One.\r\n\r\nTwo.', ...change },
  });

test('a draft begins with one text from the colleague who registered the contact', async () => {
  const draft = await aDraft();
  expect(draft.texts.map(({ name }) => name)).toEqual(['Tekst 1']);
  expect(draft.variants.map(({ label, sender }) => [label, sender])).toEqual([
    ['A', 'registered_by'],
  ]);
  expect(draft.createdByName).toBe('Kari Moe');
  const [entry] = await world.sql`
    select action, staff_id from audit_entry where subject_id = ${draft.id}`;
  expect(entry).toEqual({ action: 'experimentCreated', staff_id: world.kari.id });
});

test('a reminder that would come after the deadline is refused', async () => {
  const draft = await aDraft();
  const given = (reminderDays: string) => () => settings(draft, { windowDays: '10', reminderDays });
  expect(given('10')).toThrow('reminderTooLate');
  expect(given('9')).not.toThrow();
});

test('settings, words and senders are kept, each as a new version and in the audit trail', async () => {
  let draft = await aDraft();
  expect(await editSettings(world.kari.ctx, settings(draft))).toEqual({ ok: true, version: 2 });
  draft = await read(draft.id);
  expect(draft).toMatchObject({
    ...{ name: 'Engelsk', locale: 'en', source: null, method: 'weighted', holdbackPercent: 10 },
    ...{ windowDays: 21, reminderDays: 7, decidesBy: 'rule' },
  });
  expect(await editText(world.kari.ctx, typed(draft))).toEqual({ ok: true, version: 3 });
  draft = await read(draft.id);
  expect(draft.texts[0]?.wording.en).toEqual({
    ...{ subject: 'Hello', preheader: '', heading: 'Hi {firstName}', button: '' },
    paragraphs: ['One.', 'Two.'],
  });
  const senders = EditSenders.parse({ ...at(draft), senders: ['company', world.roy.id] });
  expect(await editSenders(world.kari.ctx, senders)).toEqual({ ok: true, version: 4 });
  draft = await read(draft.id);
  expect(draft.variants).toMatchObject([
    { label: 'A', sender: 'company', senderStaffId: null },
    { label: 'B', sender: 'colleague', senderStaffId: world.roy.id, senderName: 'Roy Hansen' },
  ]);
  const entries = await world.sql`
    select detail->>'part' as part from audit_entry
     where subject_id = ${draft.id} and action = 'experimentEdited' order by recorded_at`;
  expect(entries.map(({ part }) => part)).toEqual(['settings', 'texts', 'senders']);
});

test('a new text is tried with every sender; a single cell may be left out; weights stay', async () => {
  let draft = await aDraft();
  const company = { textId: draft.texts[0]?.id ?? '', sender: 'company' };
  const wish = EditSenders.parse({
    ...at(draft),
    senders: ['registered_by', 'company'],
    weights: { [cellKey(company)]: '3' },
  });
  expect((await editSenders(world.kari.ctx, wish)).ok).toBe(true);
  const again = { ...at(await read(draft.id)), name: 'Lang', copyOf: null };
  expect((await addText(world.kari.ctx, again)).ok).toBe(true);
  draft = await read(draft.id);
  expect(draft.variants.map(({ label, sender, weight }) => [label, sender, weight])).toEqual([
    ['A', 'registered_by', 1],
    ['B', 'company', 3],
    ['C', 'registered_by', 1],
    ['D', 'company', 1],
  ]);
  const cells = draft.variants.map(({ textId, sender }) => cellKey({ textId, sender }));
  const without = EditSenders.parse({
    ...at(draft),
    senders: ['registered_by', 'company'],
    shown: cells,
    kept: cells.slice(0, 3),
  });
  expect((await editSenders(world.kari.ctx, without)).ok).toBe(true);
  draft = await read(draft.id);
  expect(draft.variants.map(({ label, weight }) => [label, weight])).toEqual([
    ['A', 1],
    ['B', 3],
    ['C', 1],
  ]);
  const lang = draft.texts[1]?.id ?? '';
  expect((await removeText(world.kari.ctx, { ...at(draft), textId: lang })).ok).toBe(true);
  draft = await read(draft.id);
  expect(draft.variants.map(({ label }) => label)).toEqual(['A', 'B']);
  const last = { ...at(draft), textId: draft.texts[0]?.id ?? '' };
  expect(await removeText(world.kari.ctx, last)).toEqual({ ok: false, reason: 'lastText' });
});

test('a copy has the settings, texts and senders of its model, and is a draft of its own', async () => {
  const model = await aDraft();
  await editSettings(world.kari.ctx, settings(model));
  await editText(world.kari.ctx, typed(await read(model.id)));
  const copy = await aDraft(model.id);
  expect(copy).toMatchObject({ name: 'Våren', locale: 'en', reminderDays: 7, startedAt: null });
  expect(copy.texts[0]?.wording.en?.subject).toBe('Hello');
  expect(copy.texts[0]?.id).not.toBe(model.texts[0]?.id);
  expect(copy.variants).toMatchObject([{ label: 'A', sender: 'registered_by' }]);
});

test('what someone else changed meanwhile is not written over', async () => {
  const draft = await aDraft();
  expect((await editSettings(world.kari.ctx, settings(draft))).ok).toBe(true);
  const conflict = { ok: false, reason: 'conflict' };
  expect(await editSettings(world.roy.ctx, settings(draft))).toEqual(conflict);
  expect(await editText(world.roy.ctx, typed(draft))).toEqual(conflict);
});

test('two texts of an experiment have two names', async () => {
  const draft = await aDraft();
  const taken = { ok: false, reason: 'nameTaken' };
  const input = { ...at(draft), name: 'Tekst 1', copyOf: null };
  expect(await addText(world.kari.ctx, input)).toEqual(taken);
});

test('only a draft is edited: what was started stays as its contacts were drawn', async () => {
  const draft = await aDraft();
  await world.owner`update experiment set started_at = now(), ended_at = now() where id = ${draft.id}`;
  const started = { ok: false, reason: 'notDraft' };
  expect(await editSettings(world.kari.ctx, settings(draft))).toEqual(started);
  expect(await editText(world.kari.ctx, typed(draft))).toEqual(started);
  const senders = EditSenders.parse({ ...at(draft), senders: ['company'] });
  expect(await editSenders(world.kari.ctx, senders)).toEqual(started);
  expect((await read(draft.id)).variants).toHaveLength(1);
});

test('a draft grows to sixteen variants and no further, but may always shrink', async () => {
  let draft = await aDraft();
  const senders = ['registered_by', 'company', 'managing_director', world.kari.id];
  const choose = (chosen: string[]) =>
    editSenders(world.kari.ctx, EditSenders.parse({ ...at(draft), senders: chosen }));
  for (const name of ['Tekst 2', 'Tekst 3', 'Tekst 4', 'Tekst 5']) {
    await addText(world.kari.ctx, { ...at(draft), name, copyOf: null });
    draft = await read(draft.id);
  }
  expect(await choose(senders)).toEqual({ ok: false, reason: 'tooManyVariants' });
  expect(await choose(senders.slice(1))).toMatchObject({ ok: true });
  draft = await read(draft.id);
  expect(draft.variants).toHaveLength(15);
  const sixth = { ...at(draft), name: 'Tekst 6', copyOf: null };
  expect(await addText(world.kari.ctx, sixth)).toEqual({ ok: false, reason: 'tooManyVariants' });

  await world.sql`insert into variant (experiment_id, text_id, label, position, sender, sender_staff_id)
    select ${draft.id}, ${draft.texts[0]?.id ?? ''}, 'X' || g, 100 + g, 'colleague', ${world.kari.id}
      from generate_series(1, 5) g`;
  draft = await read(draft.id);
  expect(draft.variants).toHaveLength(20);
  expect(await choose(senders.slice(2))).toMatchObject({ ok: true });
});
