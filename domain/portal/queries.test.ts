import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintMailLinks, mintPortalLink } from '@/tests/support/links';
import { createWorld, type World } from '@/tests/support/world';
import { noteVisit } from './commands';
import { openPortal } from './queries';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

async function invited() {
  const contactId = await world.aContact();
  const ctx = await world.contactCtx(contactId);
  return { contactId, messageId: ctx.actor.messageId, ctx };
}

test('a fresh link shows the questions in the language asked for, the details and the history', async () => {
  const link = await invited();
  await world.answer(link.contactId, ['personalisation'], 'yes');
  const token = await mintPortalLink(world.worker, link);
  const view = await openPortal(world.system, token, 'nn');
  expect(
    view?.levels.map(({ key, wording, purposes }) => [key, wording.title, purposes.length]),
  ).toEqual([
    ['personalisation', 'Personleg tilpassing', 1],
    ['appex', 'Digital marknadsføring frå Appex', 1],
    ['group', 'Digital marknadsføring frå Appex Gruppen', 2],
  ]);
  expect(view?.levels[0]?.purposes[0]?.standing).toBe('granted');
  expect(view?.levels[1]?.purposes[0]).toMatchObject({ standing: 'notAsked', since: null });
  expect(view?.details?.firstName).toBe('Jone');
  expect(view?.controllers.map((each) => each.legalName)).toEqual([
    'Appex AS',
    'Assist AS',
    'Garp AS',
  ]);
  expect(view?.history?.map((entry) => entry.kind)).toEqual(['answer', 'registered']);
});

test('a link from a newsletter shows no detail and no history', async () => {
  const link = await invited();
  const { preferences: token } = await mintMailLinks(world.worker, link);
  const view = await openPortal(world.system, token);
  const { email, lastName } = await world.findContact(link.contactId);
  expect(view).toMatchObject({ mode: 'masked', details: null, history: null });
  expect(JSON.stringify(view)).not.toContain(email);
  expect(JSON.stringify(view)).not.toContain(lastName);
});

test('yes, no and yes are three lines of the history', async () => {
  const link = await invited();
  for (const answer of ['yes', 'no', 'yes'] as const)
    await world.answer(link.contactId, ['personalisation'], answer);
  const view = await openPortal(world.system, await mintPortalLink(world.worker, link));
  const answers = view?.history?.filter((entry) => entry.kind === 'answer') ?? [];
  expect(answers.map(({ changes }) => changes.map(({ from, to }) => [from, to]))).toEqual([
    [['withdrawn', 'granted']],
    [['granted', 'withdrawn']],
    [['notAsked', 'granted']],
  ]);
});

test('opening the portal writes nothing; a visit is noted once and opens the invitation', async () => {
  const link = await invited();
  const token = await mintPortalLink(world.worker, link);
  const read = () => world.sql`
    select i.opened_at, i.answered_at, (select count(*)::int from portal_visit v where v.contact_id = i.contact_id) as visits
      from invitation i where i.contact_id = ${link.contactId}`;
  await openPortal(world.system, token);
  expect(await read()).toEqual([{ opened_at: null, answered_at: null, visits: 0 }]);
  await Promise.all([noteVisit(link.ctx), noteVisit(link.ctx)]);
  const [once] = await read();
  expect(once).toMatchObject({ opened_at: expect.any(String), answered_at: null, visits: 1 });
  await noteVisit(link.ctx);
  expect(await read()).toEqual([once]);
});

test('what is shown is kept, once for each showing, also without an answer', async () => {
  const { contactId, messageId } = await invited();
  const served = () => world.sql`
    select l.key, n.locale, v.message_id from served v join notice n on n.id = v.notice_id
      join level l on l.id = n.level_id where v.contact_id = ${contactId} order by v.served_at, l.position`;
  expect(await served()).toEqual(
    ['personalisation', 'appex', 'group'].map((key) => ({
      key,
      locale: 'nb',
      message_id: messageId,
    })),
  );
  await world.show(contactId, messageId);
  expect(await served()).toHaveLength(3);
  await world.show(contactId, messageId, 'en');
  expect(await served()).toHaveLength(6);
});
