import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findExperimentFor } from '@/domain/experiments/queries';
import { createWorld, type World } from '@/tests/support/world';
import { decideByRule } from './commands';

let world: World;
let experimentId: string;
let variantIds: string[];

beforeAll(async () => {
  world = await createWorld();
  const rows = await world.sql<{ experimentId: string; id: string }[]>`
    select experiment_id as "experimentId", id from variant order by position`;
  experimentId = rows[0]?.experimentId ?? '';
  variantIds = rows.map(({ id }) => id);
});

afterAll(() => world.close());

beforeEach(async () => {
  const { owner } = world;
  await owner`delete from message`;
  await owner`delete from invitation`;
  await owner`delete from experiment_decision`;
  await owner`update experiment set decides_by = 'rule', decided_at = null, paused_at = null`;
});

/** Mature invitations, so many of each variant; the first has the share of answers given, the others a tenth. */
async function matured({ counts, share }: { counts: number[]; share: number }) {
  const chances = JSON.stringify(
    Object.fromEntries(variantIds.map((id) => [id, 1 / variantIds.length])),
  );
  for (const [at, variantId] of variantIds.entries()) {
    const count = counts[at] ?? counts[0] ?? 0;
    const answers = Math.round(count * (at === 0 ? share : 0.1));
    await world.owner`
      with people as (
        insert into contact (first_name, last_name, email, email_key, source, invite_basis)
        select 'Kari', 'Nr', e, e, 'import', 'customer'
          from (select ${randomUUID()}::text || n || '@mange.example' as e from generate_series(1, ${count}::int) n) each
        returning id
      ), invited as (
        insert into invitation (contact_id, company_id, experiment_id, variant_id, draw_chances, created_at, answered_at)
        select p.id, x.company_id, x.id, ${variantId}, ${chances}::text::jsonb, now() - interval '30 days',
               case when row_number() over () <= ${answers}::int then now() - interval '25 days' end
          from people p, experiment x where x.id = ${experimentId}
        returning id, contact_id, company_id
      )
      insert into message (kind, contact_id, company_id, invitation_id, state, handed_at)
      select 'invitation', contact_id, company_id, id, 'sent', now() - interval '30 days' from invited`;
  }
}

const decisions = () => world.sql`
  select variant_id as "variantId", decided_by as "decidedBy", figures from experiment_decision`;

test('a clear winner is taken by all new invitations, with the figures of the moment', async () => {
  await matured({ counts: [200], share: 0.5 });
  await world.owner`update experiment set holdback_percent = 20`;
  expect(await decideByRule(world.worker)).toEqual([experimentId]);
  const [decision, ...rest] = await decisions();
  expect(rest).toEqual([]);
  expect(decision).toMatchObject({ variantId: variantIds[0], decidedBy: null });
  expect(decision?.figures[0]).toMatchObject({ id: variantIds[0], trials: 200, answers: 100 });
  expect(decision?.figures[0].chanceToBeBest).toBeGreaterThan(0.99);
  const [company] = await world.sql<{ id: string }[]>`
    select company_id as id from experiment where id = ${experimentId}`;
  const next = await findExperimentFor(world.system, {
    companyId: company?.id ?? '',
    locale: 'nb',
    source: 'crm',
  });
  expect(next?.variants.map(({ id }) => id)).toEqual([variantIds[0]]);
  expect(next?.holdbackPercent).toBe(0);
  await world.owner`update experiment set holdback_percent = 0`;
});

test('it stands in the audit trail as the deed of nobody of the staff, and the worker can say nothing else there', async () => {
  await matured({ counts: [200], share: 0.5 });
  await decideByRule(world.worker);
  const rows = await world.sql`
    select a.staff_id as "staffId", a.subject_id as "subjectId" from audit_entry a
      join experiment_decision d on a.detail ->> 'decision' = d.id::text
     where a.action = 'experimentDecided'`;
  expect([...rows]).toEqual([{ staffId: null, subjectId: experimentId }]);
  const before = await world.sql`select count(*)::int as count from audit_entry`;
  const [{ id } = { id: '' }] = await world.sql<
    { id: string }[]
  >`select id from experiment_decision`;
  await world.owner`select note_rule_decision(${id})`;
  await world.owner`select note_rule_decision(${randomUUID()})`;
  expect(await world.sql`select count(*)::int as count from audit_entry`).toEqual(before);
});

test('many workers at once decide once', async () => {
  await matured({ counts: [200], share: 0.5 });
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => decideByRule(world.worker)));
  expect(outcomes.flat()).toEqual([experimentId]);
  expect(await decideByRule(world.worker)).toEqual([]);
  expect(await decisions()).toHaveLength(1);
});

test('nothing is decided while it is too early, or where a person decides, or while it is paused', async () => {
  await matured({ counts: [20], share: 0.3 });
  expect(await decideByRule(world.worker)).toEqual([]);
  await matured({ counts: [200], share: 0.5 });
  await world.owner`update experiment set decides_by = 'person'`;
  expect(await decideByRule(world.worker)).toEqual([]);
  await world.owner`update experiment set decides_by = 'rule', paused_at = now()`;
  expect(await decideByRule(world.worker)).toEqual([]);
});

test('nobody wins where the shares are not those of the draw', async () => {
  await matured({ counts: [400, 200, 200, 200], share: 0.5 });
  expect(await decideByRule(world.worker)).toEqual([]);
});

test('what a person took back is not decided by the rule again', async () => {
  await matured({ counts: [200], share: 0.5 });
  await decideByRule(world.worker);
  await world.owner`update experiment_decision set undone_at = now()`;
  await world.owner`update experiment set decided_at = null`;
  expect(await decideByRule(world.worker)).toEqual([]);
});
