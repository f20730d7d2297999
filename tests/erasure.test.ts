import { afterAll, beforeAll, expect, test } from 'vitest';
import { markSent } from '@/domain/messages/commands';
import { createWorld, type World } from './support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

test('no copy is kept of a mail whose contact was erased while it was on its way', async () => {
  const contactId = await world.aContact();
  await world.owner`update contact set erased_at = now(), email = null, email_key = null where id = ${contactId}`;
  const [mail] = await world.sql<{ id: string }[]>`
    update message set state = 'sending' where contact_id = ${contactId} returning id`;
  await markSent(world.worker, [
    {
      messageId: mail?.id ?? '',
      providerId: 'x',
      copy: {
        fromName: 'Appex',
        fromAddress: 'post@appex.example',
        replyTo: null,
        toAddress: 'jone@fjordbygg.example',
        subject: 'Hei',
        html: '<p>Hei Jone</p>',
        text: 'Hei Jone',
        headers: {},
      },
    },
  ]);
  expect(await world.sql`select from message_body`).toHaveLength(0);
  expect(await world.sql`select state from message`).toEqual([{ state: 'sent' }]);
});
