import { afterAll, beforeAll, expect, test } from 'vitest';
import { ATTEMPTS_MAX } from '@/domain/messages/rules';
import type { Mailer } from '@/lib/mailer/mailer';
import { createWorld, type World } from '@/tests/support/world';
import { deliver } from './deliver';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

const mailer: Mailer = {
  send: async ({ messageId }) => ({ ok: true, providerId: messageId }),
  close: async () => {},
};

const wordings = (wording: string) =>
  world.owner.unsafe(`update experiment_text set wording = ${wording}`);

test('a mail that cannot be written waits and is tried again, and fails when it never can', async () => {
  const contactId = await world.aContact();
  const state = async () => {
    const [row] = await world.owner`
      select state, reason, next_attempt_at > now() as waits from message where contact_id = ${contactId}`;
    return row;
  };
  await wordings("jsonb_build_object('was', wording)");
  await deliver(world.worker, mailer);
  expect(await state()).toEqual({ state: 'queued', reason: 'notWritten', waits: true });

  await world.owner`update message set attempts = ${ATTEMPTS_MAX - 1}, next_attempt_at = now()`;
  await deliver(world.worker, mailer);
  expect(await state()).toMatchObject({ state: 'failed', reason: 'notWritten' });

  await wordings("wording -> 'was'");
  await world.owner`update message set state = 'queued', attempts = 1, next_attempt_at = now()`;
  await deliver(world.worker, mailer);
  expect(await state()).toMatchObject({ state: 'sent', reason: null });
});
