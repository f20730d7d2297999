import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeConsent } from '@/domain/consent/commands';
import { editContact } from '@/domain/contacts/commands';
import { EditContact } from '@/domain/contacts/input';
import { expireConsents } from '@/domain/expiry/commands';
import { osloDate } from '@/lib/oslo-date';
import { createWorld, type World } from '@/tests/support/world';
import { listTimeline } from './queries';
import type { EntryOf, TimelineEntry } from './rules';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const note = 'Jone ringte og ville ikke bli fulgt på nettsidene.';

function change(contactId: string, purpose: string, answer: 'yes' | 'no', ctx = world.roy.ctx) {
  return changeConsent(ctx, {
    contactId,
    answers: [{ purposeId: world.purposeId(purpose), answer }],
    channel: 'phone',
    note,
    agreedOn: osloDate(new Date()),
    requestId: randomUUID(),
  });
}

function isAnswer(entry: TimelineEntry): entry is EntryOf<'answer'> {
  return entry.kind === 'answer';
}

test("Jone's story stands on the timeline as it was told", async () => {
  const contactId = await world.aContact();
  for (const answer of ['yes', 'no', 'yes'] as const) {
    await world.answer(contactId, ['personalisation'], answer);
  }
  await world.answer(contactId, ['appex'], 'yes');
  await world.answer(contactId, ['assist', 'garp'], 'yes');
  await change(contactId, 'personalisation', 'no');

  const entries = await listTimeline(world.kari.ctx, contactId);
  expect(entries.map((entry) => entry.kind)).toEqual([
    'message',
    'answer',
    'answer',
    'answer',
    'answer',
    'answer',
    'answer',
    'message',
    'registered',
  ]);
  const told = entries.filter(isAnswer).map((entry) => ({
    who: entry.actor.name ?? entry.actor.type,
    level: entry.notice?.levelTitle,
    steps: entry.changes.map(({ from, to, purpose }) => `${purpose.key} ${from} → ${to}`),
  }));
  const jone = 'contact';
  const personal = 'Personlig tilpasning';
  expect(told).toEqual([
    { who: 'Roy Hansen', level: personal, steps: ['personalisation granted → withdrawn'] },
    {
      who: jone,
      level: 'Digital markedsføring fra Appex Gruppen',
      steps: ['assist notAsked → granted', 'garp notAsked → granted'],
    },
    {
      who: jone,
      level: 'Digital markedsføring fra Appex',
      steps: ['appex notAsked → granted'],
    },
    { who: jone, level: personal, steps: ['personalisation withdrawn → granted'] },
    { who: jone, level: personal, steps: ['personalisation granted → withdrawn'] },
    { who: jone, level: personal, steps: ['personalisation notAsked → granted'] },
  ]);
  const roys = entries.find(isAnswer);
  expect(roys).toMatchObject({ channel: 'phone', note });
  expect(roys?.notice).toMatchObject({ version: 1, locale: 'nb', purposeCount: 1 });
  expect(entries.at(-2)).toMatchObject({
    messageKind: 'invitation',
    invitation: { variantLabel: expect.any(String) },
  });
  expect(entries.at(-1)).toMatchObject({ staffName: 'Kari Moe', source: 'crm' });
});

test('two edits within two minutes wait as one receipt', async () => {
  const contactId = await world.aContact();
  await change(contactId, 'appex', 'yes');
  await change(contactId, 'assist', 'yes', world.kari.ctx);
  const receipts = (await listTimeline(world.kari.ctx, contactId)).filter(
    (entry) => entry.kind === 'message' && entry.messageKind === 'receipt',
  );
  expect(receipts).toHaveLength(1);
});

test("staff do not talk over the contact's own no", async () => {
  const contactId = await world.aContact();
  await world.answer(contactId, ['appex'], 'no');
  expect(await change(contactId, 'appex', 'yes')).toEqual({ ok: false, reason: 'ownRefusal' });
  const entries = await listTimeline(world.kari.ctx, contactId);
  expect(entries.filter(isAnswer)).toHaveLength(1);
});

test('an edit stands with what was there before, and the customer by name', async () => {
  const contactId = await world.aContact({ email: 'tittel@fjordbygg.example' });
  const edit = EditContact.parse({
    contactId,
    version: 1,
    firstName: 'Jone',
    lastName: 'Tveit',
    email: 'tittel@fjordbygg.example',
    title: 'Daglig leder',
    inviteBasis: 'customer',
  });
  await editContact(world.roy.ctx, edit);
  const [latest] = await listTimeline(world.kari.ctx, contactId);
  expect(latest).toMatchObject({
    kind: 'details',
    actor: { type: 'staff', name: 'Roy Hansen' },
    before: { title: null },
    after: { title: 'Daglig leder' },
  });
});

test('the end of a life stands once: until the worker writes its event, and then by that event', async () => {
  await world.owner`update purpose set life_months = 1 where key = 'garp'`;
  const contactId = await world.aContact({ granted: ['garp'] });
  const endsOf = async () => {
    const entries = await listTimeline(world.kari.ctx, contactId);
    return entries.flatMap((entry) =>
      entry.kind === 'ended'
        ? [entry.cause]
        : isAnswer(entry) && entry.channel === 'expiry'
          ? ['written']
          : [],
    );
  };
  expect(await endsOf()).toEqual([]);
  await world.owner.begin(async (sql) => {
    await sql`update consent set expires_at = now() where contact_id = ${contactId}`;
    await sql`alter table consent_event disable trigger user`;
    await sql`update consent_event set expires_at = now() where contact_id = ${contactId}`;
    await sql`alter table consent_event enable trigger user`;
  });
  expect(await endsOf()).toEqual(['expiry']);
  await expireConsents(world.worker);
  expect(await endsOf()).toEqual(['written']);
});

test('a yes that a new wording ended is told, and what is answered next follows on its end', async () => {
  const contactId = await world.aContact({ granted: ['assist', 'garp'] });
  await world.owner`
    insert into notice (level_id, version, locale, content, sha256, older_lapse_at)
    select n.level_id, n.version + 1, n.locale, n.content, n.sha256, clock_timestamp()
      from notice n where n.level_id = ${await world.levelOf(['assist'])}`;
  const { actor } = await world.contactCtx(contactId);
  await world.show(contactId, actor.messageId);
  await world.answer(contactId, ['garp'], 'yes');
  const entries = await listTimeline(world.kari.ctx, contactId);
  const ended = entries.filter((entry) => entry.kind === 'ended');
  expect(ended.flatMap((entry) => entry.ended.map(({ purpose }) => purpose.key)).sort()).toEqual([
    'assist',
    'garp',
  ]);
  expect(ended).toMatchObject([
    { cause: 'wording', version: 2 },
    { cause: 'wording', version: 2 },
  ]);
  expect(entries.find(isAnswer)?.changes).toMatchObject([
    { from: 'expired', to: 'granted', purpose: { key: 'garp' } },
  ]);
});

test('who answers by a link to an address that staff set, it is told whose hand that was', async () => {
  const contactId = await world.aContact({ inviteBasis: 'none' });
  const email = `ny.${contactId}@fjordbygg.example`;
  const edit = { contactId, version: 1, firstName: 'Jone', lastName: 'Tveit', email };
  await editContact(world.roy.ctx, EditContact.parse({ ...edit, inviteBasis: 'none' }));
  const { actor } = await world.contactCtx(contactId);
  await world.owner`
    insert into message_body (message_id, from_name, from_address, to_address, subject, html, text, headers)
    values (${actor.messageId}, 'Appex', 'post@appex.example', ${email}, 'Ny lenke', '', '', '{}')`;
  await world.answer(contactId, ['appex'], 'yes');
  const answer = (await listTimeline(world.kari.ctx, contactId)).find(isAnswer);
  expect(answer?.addressSetBy).toEqual({
    name: 'Roy Hansen',
    at: expect.any(Date),
    address: email,
  });
  const [kept] =
    await world.sql`select evidence from consent_evidence where contact_id = ${contactId}`;
  expect(JSON.parse(kept?.evidence)).toMatchObject({
    sentTo: email,
    addressSetBy: { name: 'Roy Hansen' },
  });
});

test('so it is where staff set the address while the mail waited, and not where he set another since', async () => {
  const contactId = await world.aContact({ inviteBasis: 'none' });
  const { actor } = await world.contactCtx(contactId);
  const address = (name: string) => `${name}.${contactId}@fjordbygg.example`;
  const change = (version: number, email: string) =>
    editContact(
      world.roy.ctx,
      EditContact.parse({
        ...{ contactId, version, firstName: 'Jone', lastName: 'Tveit', email },
        inviteBasis: 'none',
      }),
    );
  await change(1, address('roy'));
  await world.owner`
    update message set gated_at = clock_timestamp(), handed_at = clock_timestamp() where id = ${actor.messageId}`;
  await change(2, address('ny'));
  for (const sentTo of [address('roy'), address('ny')]) {
    await world.owner`delete from message_body where message_id = ${actor.messageId}`;
    await world.owner`
      insert into message_body (message_id, from_name, from_address, to_address, subject, html, text, headers)
      values (${actor.messageId}, 'Appex', 'post@appex.example', ${sentTo}, 'Ny lenke', '', '', '{}')`;
    await world.answer(contactId, ['appex'], sentTo === address('roy') ? 'yes' : 'no');
  }
  const kept = await world.sql`
    select d.evidence from consent_evidence d join consent_event e on e.answer_id = d.answer_id
     where d.contact_id = ${contactId} order by e.seq`;
  const [toRoy, toNew] = kept.map(({ evidence }) => JSON.parse(evidence));
  expect(toRoy).toMatchObject({ sentTo: address('roy'), addressSetBy: { name: 'Roy Hansen' } });
  expect(toNew).not.toHaveProperty('addressSetBy');
});
