import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerLevel, changeConsent } from '@/domain/consent/commands';
import { unsubscribe } from '@/domain/unsubscribe/commands';
import { findUnsubscribeLink } from '@/domain/unsubscribe/queries';
import { osloDate } from '@/lib/oslo-date';
import { mintMailLinks } from '@/tests/support/links';
import { createWorld, type World } from './support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

const eventsOf = (contactId: string) =>
  world.sql<{ seq: string; decision: string; previous: string | null; key: string }[]>`
    select e.seq, e.decision, e.previous, p.key from consent_event e join purpose p on p.id = e.purpose_id
     where e.contact_id = ${contactId} order by e.seq`;

test('yes, no and yes are three events', async () => {
  const contactId = await world.aContact();
  for (const answer of ['yes', 'no', 'yes'] as const)
    await world.answer(contactId, ['personalisation'], answer);
  expect((await eventsOf(contactId)).map(({ previous, decision }) => [previous, decision])).toEqual(
    [
      [null, 'granted'],
      ['granted', 'withdrawn'],
      ['withdrawn', 'granted'],
    ],
  );
});

test('a first no is refused, and was never granted', async () => {
  const contactId = await world.aContact();
  await world.answer(contactId, ['appex'], 'no');
  expect(await eventsOf(contactId)).toMatchObject([{ previous: null, decision: 'refused' }]);
});

test('the same request twice is one answer', async () => {
  const contactId = await world.aContact();
  const ctx = await world.contactCtx(contactId);
  const input = {
    levelId: await world.levelOf(['assist']),
    purposeIds: [],
    answer: 'yes' as const,
    noticeIds: await world.noticesOn(ctx),
    requestId: randomUUID(),
  };
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => answerLevel(ctx, input)));
  expect(outcomes.map((each) => each.ok && each.outcome).sort()).toEqual([
    'recorded',
    'replayed',
    'replayed',
    'replayed',
  ]);
  expect((await eventsOf(contactId)).map((event) => event.key)).toEqual(['assist', 'garp']);
});

test('a page that is gone back to and answered otherwise is a new answer, and the same one again is not', async () => {
  const contactId = await world.aContact();
  const requestId = randomUUID();
  const outcomes = [];
  for (const answer of ['yes', 'no', 'no', 'yes'] as const)
    outcomes.push(await world.answer(contactId, ['appex'], answer, requestId));
  expect(outcomes.map((each) => each.ok && each.outcome)).toEqual([
    'recorded',
    'recorded',
    'unchanged',
    'replayed',
  ]);
  const decisions = (await eventsOf(contactId)).map(({ decision }) => decision);
  expect(decisions).toEqual(['granted', 'withdrawn']);
});

test('staff who goes back and corrects a yes to a no is not told that it is saved already', async () => {
  const contactId = await world.aContact();
  const input = {
    contactId,
    channel: 'phone' as const,
    note: 'Han ringte og sa det selv.',
    agreedOn: osloDate(new Date()),
    requestId: randomUUID(),
  };
  for (const answer of ['yes', 'no'] as const)
    expect(
      await changeConsent(world.roy.ctx, {
        ...input,
        answers: [{ purposeId: world.purposeId('appex'), answer }],
      }),
    ).toEqual({ ok: true, outcome: 'recorded' });
  const decisions = (await eventsOf(contactId)).map(({ decision }) => decision);
  expect(decisions).toEqual(['granted', 'withdrawn']);
});

test('an answer names the words on the page that it was given on, whatever was shown meanwhile', async () => {
  const contactId = await world.aContact();
  const ctx = await world.contactCtx(contactId);
  const { messageId } = ctx.actor;
  const onHisPage = await world.noticesOn(ctx);
  await world.owner`
    insert into notice (level_id, version, locale, content, sha256)
    select level_id, 2, locale, content, sha256 from notice n join level l on l.id = n.level_id
     where l.key = 'appex' and n.version = 1`;
  // A program looks into the mail and is shown the new words by the same link.
  await world.show(contactId, messageId);
  const shownSince = (await world.noticesOn(ctx)).filter((id) => !onHisPage.includes(id));
  const other = await world.contactCtx(await world.aContact());
  await world.show(other.actor.id, other.actor.messageId, 'en');
  const answerTo = async (noticeIds: string[]) =>
    answerLevel(ctx, {
      ...{ levelId: await world.levelOf(['appex']), purposeIds: [], answer: 'yes' },
      ...{ noticeIds, requestId: randomUUID() },
    });
  const version = async () => {
    const rows = await world.sql`
      select n.version, v.notice_id = n.id as shown from consent_event e join notice n on n.id = e.notice_id
        join served v on v.id = e.served_id where e.contact_id = ${contactId} order by e.seq`;
    return rows.map((row) => [row.version, row.shown]);
  };
  expect(await answerTo(onHisPage)).toMatchObject({ ok: true });
  expect(await version()).toEqual([[1, true]]);
  expect(await answerTo(shownSince)).toMatchObject({ ok: true });
  expect(await version()).toEqual([
    [1, true],
    [2, true],
  ]);
  const neverShown = (await world.noticesOn(other)).filter((id) => !shownSince.includes(id));
  for (const noticeIds of [[], [randomUUID()], neverShown.filter((id) => !onHisPage.includes(id))])
    expect(await answerTo(noticeIds)).toEqual({ ok: false, reason: 'wordingMissing' });
});

test('a contact that does not exist has no answers', async () => {
  const [row] = await world.sql`
    select record_consent('job', 'erasure', ${randomUUID()}, array(select id from purpose), 'refused', 'erasure', null, null,
      null, null, ${randomUUID()}) as answer`;
  expect(row?.answer).toEqual({ outcome: 'refused', reason: 'contactNotFound' });
});

test('a changed answer writes to no index of what holds now', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const { actor } = await world.contactCtx(contactId);
  const [written] = await world.owner.begin(async (sql) => {
    await sql`set local role samtykke_app`;
    await sql`
      select record_consent('link', ${actor.token}, ${contactId}, array[${world.purposeId('appex')}::uuid], 'refused',
        'portal', null, null, null, null, ${randomUUID()})`;
    return sql`select pg_stat_get_xact_tuples_hot_updated('consent'::regclass)::int as "withoutIndex"`;
  });
  expect(written).toEqual({ withoutIndex: 1 });
});

test('level 3 is one answer that gives both tags and both lists', async () => {
  const contactId = await world.aContact();
  await world.answer(contactId, ['assist', 'garp'], 'yes');
  const lists =
    await world.sql`select list_name, tracking from list_member where contact_id = ${contactId} order by 1`;
  expect(lists).toEqual([
    { list_name: 'Assist', tracking: false },
    { list_name: 'Garp', tracking: false },
  ]);
});

test('personal adaptation sets tracking on every list of the contact, and is no list itself', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'personalisation'] });
  const lists =
    await world.sql`select list_name, tracking from list_member where contact_id = ${contactId}`;
  expect(lists).toEqual([{ list_name: 'Appex', tracking: true }]);
});

test("staff does not talk over the contact's own no", async () => {
  const contactId = await world.aContact();
  await world.answer(contactId, ['appex'], 'no');
  const result = await changeConsent(world.roy.ctx, {
    contactId,
    answers: [
      { purposeId: world.purposeId('personalisation'), answer: 'yes' },
      { purposeId: world.purposeId('appex'), answer: 'yes' },
    ],
    channel: 'phone',
    note: 'Han ringte og ombestemte seg.',
    agreedOn: osloDate(new Date()),
    requestId: randomUUID(),
  });
  expect(result).toEqual({ ok: false, reason: 'ownRefusal' });
  expect(await eventsOf(contactId)).toHaveLength(1);
});

test('an objection is the contact’s own no to everything, until he says a new yes to mail', async () => {
  const contactId = await world.aContact();
  const requestId = randomUUID();
  await world.answer(contactId, ['garp'], 'yes', requestId);
  const ctx = await world.leavingCtx(contactId, 'unsubscribe');
  const link = await findUnsubscribeLink(world.system, ctx.actor.token);
  if (!link) throw new Error('The link opens nothing.');
  await unsubscribe(ctx, link, { scope: 'contact', requestId: randomUUID() });
  const sayYes = () =>
    changeConsent(world.roy.ctx, {
      contactId,
      answers: [{ purposeId: world.purposeId('appex'), answer: 'yes' }],
      channel: 'phone',
      note: 'Han ringte og ombestemte seg.',
      agreedOn: osloDate(new Date()),
      requestId: randomUUID(),
    });
  expect(await sayYes()).toEqual({ ok: false, reason: 'ownRefusal' });
  // An old form that is sent once more is no new yes, and a yes to tracking asks for no mail.
  await world.answer(contactId, ['garp'], 'yes', requestId);
  await world.answer(contactId, ['personalisation'], 'yes');
  expect(await sayYes()).toEqual({ ok: false, reason: 'ownRefusal' });
  await world.answer(contactId, ['garp'], 'yes');
  expect(await sayYes()).toEqual({ ok: true, outcome: 'recorded' });
});

test('two edits by staff within two minutes make one receipt', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  for (const answer of ['no', 'yes'] as const) {
    const result = await changeConsent(world.roy.ctx, {
      contactId,
      answers: [{ purposeId: world.purposeId('personalisation'), answer }],
      channel: 'meeting',
      note: 'Avtalt i møtet i dag.',
      agreedOn: osloDate(new Date()),
      requestId: randomUUID(),
    });
    expect(result).toEqual({ ok: true, outcome: 'recorded' });
  }
  const receipts =
    await world.sql`select state from message where contact_id = ${contactId} and kind = 'receipt'`;
  expect(receipts).toEqual([{ state: 'queued' }]);
});

/** A call of the function as a program that has no good manners would make it. */
const record = async (wish: {
  credential?: string;
  secret: string;
  contactId: string;
  purposes?: string[];
  decision?: string;
  channel?: string;
  servedId?: string | null;
  note?: string | null;
  agreedOn?: string | null;
  evidence?: string | null;
}) => {
  const [row] = await world.sql`
    select record_consent(${wish.credential ?? 'link'}, ${wish.secret}, ${wish.contactId},
      ${(wish.purposes ?? ['appex']).map(world.purposeId)}::uuid[], ${wish.decision ?? 'granted'},
      ${wish.channel ?? 'portal'}, ${wish.servedId ?? null}, ${wish.note ?? null}, ${wish.agreedOn ?? null}::date,
      ${wish.evidence ?? null}, ${randomUUID()}) as result`;
  return row?.result;
};
const refused = (reason: string) => ({ outcome: 'refused', reason });

async function linkOf(contactId: string) {
  const { actor } = await world.contactCtx(contactId);
  const shown = await world.sql`
    select v.id, l.key from served v join notice n on n.id = v.notice_id join level l on l.id = n.level_id
     where v.contact_id = ${contactId} and n.locale = 'nb'`;
  const servedId = (key: string): string => shown.find((each) => each.key === key)?.id;
  return { contactId, secret: actor.token, messageId: actor.messageId, servedId };
}

const subYears = (years: number) => new Date(Date.now() - years * 365.25 * 86_400_000);
const aSession = () => world.roy.ctx.actor.sessionId;
const told = {
  channel: 'phone',
  note: 'Han ringte og sa det selv.',
  agreedOn: osloDate(new Date()),
};

test('a yes in the portal points at what the contact was shown', async () => {
  const { servedId, ...link } = await linkOf(await world.aContact());
  expect(await record({ ...link, servedId: null })).toEqual(refused('wordingMissing'));
  expect(await record({ ...link, servedId: servedId('group') })).toEqual(
    refused('wordingMismatch'),
  );
  const other = await linkOf(await world.aContact());
  expect(await record({ ...link, servedId: other.servedId('appex') })).toEqual(
    refused('wordingMismatch'),
  );
  expect(await record({ ...link, servedId: servedId('appex') })).toMatchObject({
    outcome: 'recorded',
  });
  const events = await world.sql`
    select e.served_id, e.notice_id = v.notice_id as same, convert_from(e.payload, 'UTF8')::json ->> 'served' as said
      from consent_event e join served v on v.id = e.served_id where e.contact_id = ${link.contactId}`;
  expect(events).toEqual([{ served_id: servedId('appex'), same: true, said: servedId('appex') }]);
});

test('nobody writes as the contact without a link of his', async () => {
  const { servedId, ...link } = await linkOf(await world.aContact());
  const other = await linkOf(await world.aContact());
  const wish = { ...link, servedId: servedId('appex') };
  for (const secret of [other.secret, '', 'A'.repeat(43), 'A'.repeat(88), aSession()])
    expect(await record({ ...wish, secret })).toEqual(refused('credentialUnknown'));
  expect(await record({ ...wish, credential: 'session', secret: aSession() })).toEqual(
    refused('channelMismatch'),
  );
  expect(await record({ ...wish, credential: 'contact' })).toEqual(refused('credentialUnknown'));
});

test('what a link may do shrinks as it ages', async () => {
  const { servedId, ...link } = await linkOf(await world.aContact());
  const sealed = await mintMailLinks(world.worker, link);
  const wish = { ...link, secret: sealed.preferences, servedId: servedId('appex') };
  expect(await record({ ...wish, secret: sealed.unsubscribe })).toEqual(refused('channelMismatch'));
  expect(
    await record({ ...wish, secret: sealed.unsubscribe, servedId: null, channel: 'unsubscribe' }),
  ).toEqual(refused('nothingToTakeBack'));
  await world.owner`update message set created_at = now() - interval '31 days' where id = ${link.messageId}`;
  expect(await record(wish)).toEqual(refused('linkTooOld'));
  expect(await record({ ...wish, decision: 'refused' })).toMatchObject({ outcome: 'recorded' });
});

test('a session that ended, and a reader, write nothing', async () => {
  const contactId = await world.aContact();
  const wish = { ...told, contactId, credential: 'session', secret: aSession() };
  await world.sql`update staff set role = 'reader' where id = ${world.roy.id}`;
  expect(await record(wish)).toEqual(refused('notAllowed'));
  await world.sql`update staff set role = 'agent' where id = ${world.roy.id}`;
  await world.sql`update staff_session set revoked_at = now() where id = ${aSession()}`;
  expect(await record(wish)).toEqual(refused('credentialUnknown'));
  await world.sql`update staff_session set revoked_at = null where id = ${aSession()}`;
  expect(await record(wish)).toMatchObject({ outcome: 'recorded' });
});

test('staff says how, when and with ten letters or digits what was said', async () => {
  const contactId = await world.aContact();
  const wish = { ...told, contactId, credential: 'session', secret: aSession() };
  for (const note of [
    'Ringte    ',
    '\u200b'.repeat(12),
    '\u3164'.repeat(12),
    `a${'\n'.repeat(12)}b`,
    'Han ringte',
  ])
    expect(await record({ ...wish, note }), note).toEqual(refused('noteMissing'));
  expect(await record({ ...wish, agreedOn: null })).toEqual(refused('dateMissing'));
  expect(await record({ ...wish, agreedOn: '2999-01-01' })).toEqual(refused('dateInFuture'));
  for (const agreedOn of ['0001-01-01', osloDate(subYears(11))])
    expect(await record({ ...wish, agreedOn })).toEqual(refused('dateTooOld'));
  expect(await record({ ...wish, channel: 'portal' })).toEqual(refused('channelMismatch'));
  expect(await record({ ...wish, decision: 'expired' })).toEqual(refused('unknownDecision'));
  const agreedOn = osloDate(subYears(9));
  expect(await record({ ...wish, agreedOn, note: 'Møte på Ås nå' })).toMatchObject({
    outcome: 'recorded',
  });
});

test('a yes that staff was told of counts from the day of the agreement, with the words of that day', async () => {
  const contactId = await world.aContact();
  const wish = { ...told, contactId, credential: 'session', secret: aSession() };
  const yesterday = osloDate(new Date(Date.now() - 86_400_000));
  const [latest] = await world.sql`
    select max(n.version)::int as version from notice n join level l on l.id = n.level_id where l.key = 'appex'`;
  const published = (lapse: string | null) => world.owner`
    insert into notice (level_id, version, locale, content, sha256, older_lapse_at)
    select level_id, ${latest?.version + 1}, locale, content, sha256, now() + ${lapse}::interval
      from notice n join level l on l.id = n.level_id where l.key = 'appex' and n.version = 1`;
  const last = async () => {
    const [row] = await world.sql`
      select n.version, e.expires_at as "expiresAt" from consent_event e join notice n on n.id = e.notice_id
       where e.contact_id = ${contactId} order by e.seq desc limit 1`;
    return row;
  };
  await published('-1 second');
  // No words were out yesterday, so the first are taken, and they are over.
  expect(await record({ ...wish, agreedOn: yesterday })).toEqual(refused('agreementOver'));
  expect(await record(wish)).toMatchObject({ outcome: 'recorded' });
  expect(await last()).toMatchObject({ version: latest?.version + 1, expiresAt: null });

  await world.owner`update purpose set life_months = 12 where key = 'assist'`;
  const assist = { ...wish, purposes: ['assist'] };
  const overAYear = osloDate(subYears(1.1));
  expect(await record({ ...assist, agreedOn: overAYear })).toEqual(refused('agreementOver'));
  expect(await record({ ...assist, agreedOn: yesterday })).toMatchObject({ outcome: 'recorded' });
  const [end] = await world.sql`
    select expires_at at time zone 'Europe/Oslo' = (now() at time zone 'Europe/Oslo')::date + interval '1 year' as is_a_year
      from consent_event where contact_id = ${contactId} order by seq desc limit 1`;
  expect(end?.is_a_year).toBe(true);
  await world.owner`update purpose set life_months = null where key = 'assist'`;
});

test('a group may accept evidence of a later yes, and by default does not', async () => {
  const contactId = await world.aContact();
  await world.answer(contactId, ['appex'], 'no');
  const wish = { ...told, contactId, credential: 'session', secret: aSession() };
  const evidence = JSON.stringify({ reference: 'Signert avtale, sak 2026/118' });
  expect(await record({ ...wish, evidence })).toEqual(refused('ownRefusal'));
  await world.sql`update setting set staff_may_answer_own_no = true`;
  expect(await record({ ...wish, evidence: '{}' })).toEqual(refused('evidenceMissing'));
  expect(await record({ ...wish, evidence })).toEqual(refused('evidenceTooOld'));
  await world.sql`update setting set staff_may_answer_own_no = false`;
});

test('an API key answers as its system, until it is revoked', async () => {
  const contactId = await world.aContact();
  const secret = 'a key of another system';
  const hash = createHash('sha256').update(secret).digest();
  await world.sql`insert into api_key (name, key_hash, created_by) values ('Butikken', ${hash}, ${world.roy.id})`;
  const wish = { contactId, credential: 'api_key', secret, channel: 'api' };
  const refuser = await world.aContact();
  await world.answer(refuser, ['appex'], 'no');
  expect(await record({ ...wish, contactId: refuser })).toEqual(refused('ownRefusal'));
  expect(await record({ ...wish, secret: 'guessed' })).toEqual(refused('credentialUnknown'));
  expect(await record({ ...wish, channel: 'portal' })).toEqual(refused('channelMismatch'));
  expect(await record(wish)).toMatchObject({ outcome: 'recorded' });
  await world.sql`update api_key set revoked_at = now()`;
  expect(await record({ ...wish, decision: 'refused' })).toEqual(refused('credentialUnknown'));
  expect(
    await world.sql`select actor_type, actor_name, channel from consent_event where contact_id = ${contactId}`,
  ).toEqual([{ actor_type: 'system', actor_name: 'Butikken', channel: 'api' }]);
});

test('a job writes down only what the database knows already', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const wish = { contactId, credential: 'job', secret: 'expiry', channel: 'expiry' };
  expect(await record({ ...wish, decision: 'expired' })).toEqual(refused('notExpired'));
  expect(await record({ ...wish, decision: 'granted' })).toEqual(refused('unknownDecision'));
  expect(await record({ ...wish, secret: 'root', decision: 'expired' })).toEqual(
    refused('credentialUnknown'),
  );
  await world.owner`update consent set expires_at = now() where contact_id = ${contactId}`;
  expect(await record({ ...wish, decision: 'expired' })).toMatchObject({ outcome: 'recorded' });
});

test('a life ends by the calendar of Norway, also over a change of the clock, in every session', async () => {
  for (const zone of ['UTC', 'Europe/Oslo', 'America/New_York']) {
    const [row] = await world.owner.begin(async (sql) => {
      await sql`select set_config('timezone', ${zone}, true)`;
      return sql`
        select to_char(life_ends(life_begins('infinity', '2026-09-30'), 1) at time zone 'Europe/Oslo',
                       'YYYY-MM-DD HH24:MI') as ends,
               life_ends(now(), null) as never`;
    });
    expect(row).toMatchObject({ ends: '2026-11-01 00:00', never: null });
  }
});
