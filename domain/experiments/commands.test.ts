import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createExperiment, editSenders, editText } from '@/domain/experiment-setup/commands';
import { EditSenders, EditText } from '@/domain/experiment-setup/input';
import { findSetup, type SetupView } from '@/domain/experiment-setup/queries';
import { createWorld, type World } from '@/tests/support/world';
import {
  decideExperiment,
  pauseExperiment,
  resumeExperiment,
  startExperiment,
  undoDecision,
} from './commands';
import { findExperimentFor, listDecisions, listExperiments } from './queries';
import { experimentState } from './rules';

let world: World;
let companyId: string;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

beforeEach(async () => {
  companyId = (await listExperiments(world.system))[0]?.companyId ?? '';
  await world.owner`update experiment set ended_at = now() where started_at is not null`;
});

/** A draft for everybody with a text in every language, from two senders. */
async function aDraft(heading = 'Hei {firstName}'): Promise<SetupView> {
  const input = { name: 'Våren', companyId, copyOf: null, firstText: 'Kort' };
  const created = await createExperiment(world.kari.ctx, input);
  if (!created.ok) throw new Error(created.reason);
  let draft = await read(created.experimentId);
  for (const locale of ['nb', 'nn', 'en']) {
    const words = { subject: 'Hei', heading, body: 'Et avsnitt.' };
    const text = { textId: draft.texts[0]?.id, name: 'Kort', locale, ...words };
    await editText(world.kari.ctx, EditText.parse({ ...at(draft), ...text }));
    draft = await read(draft.id);
  }
  const senders = ['managing_director', world.roy.id];
  await editSenders(world.kari.ctx, EditSenders.parse({ ...at(draft), senders }));
  return read(draft.id);
}

async function read(id: string): Promise<SetupView> {
  const setup = await findSetup(world.system, id);
  if (!setup) throw new Error('There is no such experiment.');
  return setup;
}

const at = ({ id, version }: SetupView) => ({ experimentId: id, version });
const stateOf = async (id: string) => experimentState(await read(id));

async function started(): Promise<SetupView> {
  const draft = await aDraft();
  expect(await startExperiment(world.kari.ctx, at(draft))).toEqual({ ok: true });
  return read(draft.id);
}

const drawnNow = async (by = companyId) => {
  const audience = { companyId: by, locale: 'en', source: 'crm' } as const;
  return findExperimentFor(world.system, audience);
};

test('a whole draft starts, and the next contact is drawn from it', async () => {
  expect(await drawnNow()).toBeNull();
  const running = await started();
  expect(experimentState(running)).toBe('running');
  expect((await drawnNow())?.variants.map(({ id }) => id)).toEqual(
    running.variants.map(({ id }) => id),
  );
});

test('a company draws nobody from the experiment of another', async () => {
  const running = await started();
  const [other] = await world.sql`select id from company where id <> ${companyId} limit 1`;
  expect(await drawnNow(other?.id)).toBeNull();
  await world.owner`update experiment set company_id = ${other?.id} where id = ${running.id}`;
  expect(await drawnNow()).toBeNull();
  expect((await drawnNow(other?.id))?.id).toBe(running.id);
  await world.owner`update experiment set company_id = ${companyId} where id = ${running.id}`;
});

test('a draft with a field that nobody knows does not start, and says which and where', async () => {
  const draft = await aDraft('Hei {fornavn}');
  const refused = await startExperiment(world.kari.ctx, at(draft));
  expect(refused).toMatchObject({ ok: false, reason: 'notReady' });
  expect('problems' in refused && refused.problems[0]).toMatchObject({
    ...{ code: 'field', textName: 'Kort', locale: 'nb', part: 'heading' },
    ...{ kind: 'unknown', found: '{fornavn}' },
  });
  expect(await stateOf(draft.id)).toBe('draft');
});

test('a draft whose colleague left, or that lacks a managing director, does not start', async () => {
  const draft = await aDraft();
  await world.owner`update staff set disabled_at = now() where id in (${world.roy.id}, ${world.director.id})`;
  expect(await startExperiment(world.kari.ctx, at(draft))).toMatchObject({
    problems: [{ code: 'colleagueGone', name: 'Roy Hansen' }, { code: 'noDirector' }],
  });
  await world.owner`update staff set disabled_at = null`;
});

test('an audience that another experiment holds is refused with its name, running or paused', async () => {
  const first = await started();
  const draft = await aDraft();
  const taken = { problems: [{ code: 'audienceTaken', experimentId: first.id, name: 'Våren' }] };
  expect(await startExperiment(world.kari.ctx, at(draft))).toMatchObject(taken);
  expect((await pauseExperiment(world.kari.ctx, at(first))).ok).toBe(true);
  expect(await startExperiment(world.kari.ctx, at(draft))).toMatchObject(taken);
});

test('starting on the audience of a decided experiment ends that one', async () => {
  const first = await started();
  const variantId = first.variants[0]?.id ?? '';
  await decideExperiment(world.kari.ctx, { ...at(first), variantId });
  const second = await started();
  expect(await stateOf(first.id)).toBe('ended');
  expect((await drawnNow())?.id).toBe(second.id);
  const undone = await undoDecision(world.kari.ctx, at(await read(first.id)));
  expect(undone).toEqual({ ok: false, reason: 'wrongState' });
});

test('two drafts for one audience that start at the same moment: one does', async () => {
  const drafts = [await aDraft(), await aDraft()];
  const outcomes = await Promise.all(
    drafts.map((draft) => startExperiment(world.kari.ctx, at(draft))),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'notReady' });
});

test('nobody is drawn while it is paused, and again when it goes on', async () => {
  const running = await started();
  await pauseExperiment(world.kari.ctx, at(running));
  expect(await stateOf(running.id)).toBe('paused');
  expect(await drawnNow()).toBeNull();
  await resumeExperiment(world.kari.ctx, at(await read(running.id)));
  expect((await drawnNow())?.id).toBe(running.id);
});

test('who belongs to a paused experiment is drawn from no other meanwhile', async () => {
  const everybody = await started();
  const draft = await aDraft();
  await world.owner`update experiment set locale = 'en' where id = ${draft.id}`;
  await startExperiment(world.kari.ctx, at(draft));
  expect((await drawnNow())?.id).toBe(draft.id);
  await pauseExperiment(world.kari.ctx, at(await read(draft.id)));
  expect(await drawnNow()).toBeNull();
  await world.owner`update experiment set ended_at = now() where id = ${draft.id}`;
  expect((await drawnNow())?.id).toBe(everybody.id);
});

test('after a decision new invitations take its variant alone; undone, all again', async () => {
  const running = await started();
  const winner = running.variants[1]?.id ?? '';
  expect(await decideExperiment(world.roy.ctx, { ...at(running), variantId: winner })).toEqual({
    ok: true,
  });
  expect(await stateOf(running.id)).toBe('decided');
  expect((await drawnNow())?.variants.map(({ id }) => id)).toEqual([winner]);
  const [decision] = await listDecisions(world.system, running.id);
  expect(decision).toMatchObject({
    variantLabel: 'B',
    decidedByName: 'Roy Hansen',
    undoneAt: null,
  });
  expect(decision?.figures).toMatchObject([
    { label: 'A', sent: 0, trials: 0, answers: 0, interval: [0, 1] },
    { label: 'B', chanceToBeBest: expect.closeTo(0.5, 3), expectedLoss: expect.any(Number) },
  ]);
  expect(await undoDecision(world.kari.ctx, at(await read(running.id)))).toEqual({ ok: true });
  expect(await stateOf(running.id)).toBe('running');
  expect((await drawnNow())?.variants).toHaveLength(2);
  expect(await listDecisions(world.system, running.id)).toMatchObject([
    { variantLabel: 'B', undoneByName: 'Kari Moe' },
  ]);
  const deeds = await world.sql`
    select action from audit_entry where subject_id = ${running.id}
       and action <> 'experimentEdited' order by recorded_at`;
  expect(deeds.map(({ action }) => action)).toEqual([
    ...['experimentCreated', 'experimentStarted', 'experimentDecided', 'decisionUndone'],
  ]);
});

test('what was paused takes the winner once decided, and is paused again when that is undone', async () => {
  const running = await started();
  const winner = running.variants[1]?.id ?? '';
  await pauseExperiment(world.kari.ctx, at(running));
  await decideExperiment(world.roy.ctx, { ...at(await read(running.id)), variantId: winner });
  expect((await drawnNow())?.variants.map(({ id }) => id)).toEqual([winner]);
  await undoDecision(world.kari.ctx, at(await read(running.id)));
  expect(await stateOf(running.id)).toBe('paused');
  expect(await drawnNow()).toBeNull();
});

test('a decision by the system is kept as the rule’s', async () => {
  const running = await started();
  const variantId = running.variants[0]?.id ?? '';
  await decideExperiment(world.system, { ...at(running), variantId });
  expect(await listDecisions(world.system, running.id)).toMatchObject([{ decidedByName: null }]);
});

test('what is not shown any more is not done, and no experiment takes the variant of another', async () => {
  const running = await started();
  const stale = { ...at(running), version: running.version - 1 };
  expect(await pauseExperiment(world.kari.ctx, stale)).toEqual({ ok: false, reason: 'conflict' });
  expect(await resumeExperiment(world.kari.ctx, at(running))).toMatchObject({
    reason: 'wrongState',
  });
  expect(await startExperiment(world.kari.ctx, at(running))).toMatchObject({
    reason: 'wrongState',
  });
  const foreign = (await aDraft()).variants[0]?.id ?? '';
  const chosen = await decideExperiment(world.kari.ctx, { ...at(running), variantId: foreign });
  expect(chosen).toEqual({ ok: false, reason: 'variantNotFound' });
});
