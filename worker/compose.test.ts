import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOutgoing } from '@/domain/delivery/queries';
import { claimMessages } from '@/domain/messages/commands';
import { createWorld, type World } from '@/tests/support/world';
import { compose } from './compose';
import { maskedLinks } from './links';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

/** The invitation of a contact, as it leaves now. */
async function composeInvitation() {
  await world.aContact();
  const { allowed } = await claimMessages(world.worker, { limit: 5 });
  const [outgoing] = await listOutgoing(world.worker, allowed);
  if (!outgoing) throw new Error('No mail is due.');
  return compose(world.worker, outgoing);
}

test('an invitation that no person can sign any more is from the company and signed by it', async () => {
  await world.owner`update variant set sender = 'managing_director'`;
  await world.owner`update staff set disabled_at = now() where id = ${world.director.id}`;
  const { from, replyTo, mailFor } = await composeInvitation();
  expect(from.name).toBe('Appex');
  expect(replyTo).toBeUndefined();
  const { props } = mailFor(maskedLinks(world.worker));
  expect(props).toMatchObject({ senderName: 'Appex', senderTitle: '' });
});

test('a contact whose language the text lacks is written to in the one that it has', async () => {
  await world.owner`
    update experiment_text set wording = jsonb_build_object('en', wording -> 'nb' || '{"subject": "Hello"}')`;
  const { mailFor } = await composeInvitation();
  expect(mailFor(maskedLinks(world.worker)).props).toMatchObject({
    locale: 'nb',
    wording: { subject: 'Hello' },
  });
});
