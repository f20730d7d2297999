import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeConsent } from '@/domain/consent/commands';
import { registerContact } from '@/domain/contacts/commands';
import { RegisterContact } from '@/domain/contacts/input';
import { markSent } from '@/domain/messages/commands';
import { saveOwnDetails } from '@/domain/own-details/commands';
import { OwnDetails } from '@/domain/own-details/input';
import { recordTracking } from '@/domain/tracking/commands';
import { osloDate } from '@/lib/oslo-date';
import { createWorld, type World } from '@/tests/support/world';
import { eraseContact } from './commands';
import { exportOwnData } from './queries';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

const email = 'glem.meg@hemmelig.example';

/** A contact who has left a trace in every table. */
async function aTracedContact(address: string): Promise<string> {
  const contactId = await world.aContact({
    email: address,
    granted: ['personalisation', 'appex', 'assist'],
  });
  await changeConsent(world.roy.ctx, {
    contactId,
    answers: [{ purposeId: world.purposeId('appex'), answer: 'no' }],
    channel: 'phone',
    note: 'Glem ringte fra Hemmelig AS.',
    agreedOn: osloDate(new Date()),
    requestId: randomUUID(),
  });
  const details = { firstName: 'Glem', lastName: 'Meg', email: `ny.${address}` };
  await saveOwnDetails(await world.contactCtx(contactId), OwnDetails.parse(details));
  const [mail] = await world.sql<{ id: string }[]>`
    select id from message where contact_id = ${contactId} and kind = 'invitation'`;
  const messageId = mail?.id ?? '';
  await recordTracking(world.system, { contactId, messageId, kind: 'open' });
  await markSent(world.worker, [
    {
      messageId,
      providerId: 'provider',
      copy: {
        fromName: 'Appex',
        fromAddress: 'post@appex.example',
        toAddress: address,
        subject: 'Hei Glem',
        html: '<p>Hei Glem</p>',
        text: 'Hei Glem',
        headers: {},
      },
    },
  ]);
  return contactId;
}

test('an erasure leaves no trace of who the contact was, and a ledger that verifies', async () => {
  const contactId = await aTracedContact(email);
  expect(
    await world.sql`select 1 from tracking_event where contact_id = ${contactId}`,
  ).toHaveLength(1);
  expect(await eraseContact(await world.contactCtx(contactId), { contactId })).toEqual({
    ok: true,
  });
  for (const table of [
    'consent_evidence',
    'contact_change',
    'email_change',
    'contact_key',
    'tracking_event',
  ])
    expect(
      await world.sql`select 1 from ${world.sql(table)} where contact_id = ${contactId}`,
    ).toEqual([]);
  const kept = await world.sql`
    select to_jsonb(c)::text || coalesce((select string_agg(to_jsonb(m)::text || coalesce(to_jsonb(b)::text, ''), ' ')
      from message m left join message_body b on b.message_id = m.id where m.contact_id = c.id), '') as text
      from contact c where c.id = ${contactId}`;
  expect(kept[0]?.text).not.toMatch(/glem|hemmelig/i);
  expect(await world.sql`select * from verify_ledger()`).toEqual([]);
});

test('every answer ends with an event of the system, and queued mail is not sent', async () => {
  const contactId = await aTracedContact('to@hemmelig.example');
  await eraseContact(await world.contactCtx(contactId), { contactId });
  expect(await world.sql`select * from contact_tag where contact_id = ${contactId}`).toEqual([]);
  const ends = await world.sql`
    select p.key, e.decision, e.actor_type from consent_event e join purpose p on p.id = e.purpose_id
     where e.contact_id = ${contactId} and e.channel = 'erasure' order by p.position`;
  expect(ends).toEqual([
    { key: 'personalisation', decision: 'withdrawn', actor_type: 'system' },
    { key: 'appex', decision: 'refused', actor_type: 'system' },
    { key: 'assist', decision: 'withdrawn', actor_type: 'system' },
  ]);
  expect(
    await world.sql`select 1 from message where contact_id = ${contactId} and state = 'queued'`,
  ).toEqual([]);
});

test('an erased address does not come back by the hand of staff, and twice is once', async () => {
  const contactId = await aTracedContact('tre@hemmelig.example');
  await eraseContact(world.system, { contactId });
  expect(await eraseContact(world.system, { contactId })).toEqual({
    ok: false,
    reason: 'notFound',
  });
  const again = RegisterContact.parse({
    firstName: 'Glem',
    lastName: 'Meg',
    email: 'tre@hemmelig.example',
    inviteBasis: 'customer',
  });
  expect(await registerContact(world.kari.ctx, again)).toEqual({ ok: false, reason: 'erased' });
});

test('a contact who never answered is erased too', async () => {
  const contactId = await world.aContact();
  expect(await eraseContact(world.system, { contactId })).toEqual({ ok: true });
});

test('the export holds what is kept about the contact, and about nobody else', async () => {
  const contactId = await aTracedContact('fire@hemmelig.example');
  const text = JSON.stringify(await exportOwnData(world.system, contactId));
  for (const expected of [
    'fire@hemmelig.example',
    'Hei Glem',
    'Glem ringte',
    'Roy Hansen',
    'withdrawn',
  ])
    expect(text).toContain(expected);
  expect(text).not.toContain('tre@hemmelig.example');
  const shown = { at: expect.any(String), title: expect.any(String), version: 1, language: 'nb' };
  expect(await exportOwnData(world.system, contactId)).toMatchObject({
    consentEvents: expect.arrayContaining([
      expect.objectContaining({ channel: 'portal', shownAt: expect.any(String), agreedOn: null }),
      expect.objectContaining({ channel: 'phone', shownAt: null, agreedOn: osloDate(new Date()) }),
    ]),
    shown: [shown, shown, shown],
    addressWishes: [
      expect.objectContaining({ email: 'ny.fire@hemmelig.example', confirmedAt: null }),
    ],
  });
});

test('the export says that a yes which a new wording ended holds no longer', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'assist'] });
  await world.owner`
    insert into notice (level_id, version, locale, content, sha256, older_lapse_at)
    select n.level_id, n.version + 1, n.locale, n.content, n.sha256, clock_timestamp()
      from notice n where n.level_id = ${await world.levelOf(['appex'])}`;
  expect(await exportOwnData(world.system, contactId)).toMatchObject({
    consents: [
      { purpose: 'Appex', decision: 'expired', endsAt: expect.any(String) },
      { purpose: 'Assist', decision: 'granted', endsAt: null },
    ],
  });
});
