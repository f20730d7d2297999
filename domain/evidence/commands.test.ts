import { randomUUID } from 'node:crypto';
import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntry } from '@/db/schema/audit';
import { changeConsent } from '@/domain/consent/commands';
import { toConsentRecords } from '@/domain/consent-records/rules';
import { controllersOf } from '@/domain/evidence-consents/rules';
import { lostNote } from '@/domain/evidence-timeline/rules';
import { toKantaraReceipts } from '@/domain/kantara-receipts/rules';
import { eraseContact } from '@/domain/privacy/commands';
import { liftObjection, suppressContact } from '@/domain/suppressions/commands';
import { osloDate } from '@/lib/oslo-date';
import { faultsBy } from '@/tests/support/schema';
import { createWorld, type World } from '@/tests/support/world';
import { exportEvidence } from './commands';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const options = { appUrl: 'http://localhost:3000', at: new Date('2026-12-01T09:00:00Z') };

async function latestEntry() {
  const [entry] = await world.db
    .select()
    .from(auditEntry)
    .orderBy(desc(auditEntry.recordedAt))
    .limit(1);
  return entry;
}

test('the evidence holds every event, what was shown, and the check of the chain', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const evidence = await exportEvidence(world.kari.ctx, { contactId });
  expect(evidence?.verification).toEqual({ holds: true, faults: [], checkpointSeq: null });
  expect(evidence?.events).toMatchObject([{ seq: 1, purpose: 'appex', decision: 'granted' }]);
  const [event] = evidence?.events ?? [];
  const wording = evidence?.wordings.find(({ id }) => id === event?.noticeId);
  expect(wording?.content).toContain('Digital markedsføring fra Appex');
  expect(evidence?.servings.map(({ id }) => id)).toContain(event?.servedId);
});

test('a yes to marketing is one company’s, and one to adaptation that of all whom the wording names', async () => {
  const contactId = await world.aContact({ granted: ['personalisation', 'assist'] });
  const evidence = await exportEvidence(world.kari.ctx, { contactId });
  if (!evidence) throw new Error('There is no evidence.');
  const controllers = (key: string) => {
    const standing = evidence.consents.find((each) => each.key === key);
    const noticeId = evidence.events.find(({ purpose }) => purpose === key)?.noticeId ?? null;
    return standing && controllersOf(evidence, standing, noticeId).map(({ name }) => name);
  };
  expect(controllers('personalisation')).toEqual(['Appex', 'Assist', 'Garp']);
  expect(controllers('assist')).toEqual(['Assist']);
  const unasked = await exportEvidence(world.kari.ctx, { contactId: await world.aContact() });
  const [first] = unasked?.consents ?? [];
  expect(unasked && first && controllersOf(unasked, first, null)).toHaveLength(3);
});

test('a yes that a new wording has ended stands as ended everywhere', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'assist'] });
  await world.owner`
    insert into notice (level_id, version, locale, content, sha256, older_lapse_at)
    select n.level_id, n.version + 1, n.locale, n.content, n.sha256, clock_timestamp()
      from notice n where n.level_id = ${await world.levelOf(['appex'])}`;
  const look = async () => {
    const evidence = await exportEvidence(world.kari.ctx, { contactId });
    if (!evidence) throw new Error('There is no evidence.');
    const [appex] = evidence.consents.filter(({ key }) => key === 'appex');
    const termination = toKantaraReceipts(evidence)[0]?.services[0]?.purposes[0]?.termination;
    const [record] = toConsentRecords(evidence, options)['@graph'];
    const states = record?.['dpv:hasConsentStatus'] as { '@type': string[] }[];
    return { appex, endings: evidence.endings, termination, last: states.at(-1)?.['@type'] };
  };
  const { appex, endings, termination, last } = await look();
  expect(appex).toMatchObject({ standing: 'expired', holds: false });
  expect(endings).toMatchObject([
    { purpose: 'appex', cause: 'wording', version: 2, at: appex?.until },
  ]);
  expect(termination).toContain('by a newer wording (version 2)');
  expect(last).toEqual(['dpv:ConsentExpired']);
  // Asked anew, he says yes: that yes holds, and that the first one ended is still told.
  const { actor } = await world.contactCtx(contactId);
  await world.show(contactId, actor.messageId);
  await world.answer(contactId, ['appex'], 'yes');
  const anew = await look();
  expect(anew.appex).toMatchObject({ standing: 'granted', holds: true });
  expect(anew.endings).toEqual(endings);
  expect(anew.last).toEqual(['dpv:RenewedConsentGiven', 'dpv:ExpressedConsent']);
});

test('an answer that comes meanwhile stands in all of a pack, or in none of it', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  let isTaking = true;
  const answering = (async () => {
    for (let turn = 0; isTaking; turn += 1)
      await world.answer(contactId, ['appex'], turn % 2 ? 'yes' : 'no');
  })();
  try {
    for (let taken = 0; taken < 30; taken += 1) {
      const pack = await exportEvidence(world.kari.ctx, { contactId });
      const last = pack?.events.at(-1);
      const appex = pack?.consents.find(({ key }) => key === 'appex');
      expect([appex?.standing, appex?.since]).toEqual([last?.decision, last?.recordedAt]);
      expect(pack?.verification.faults).toEqual([]);
    }
  } finally {
    isTaking = false;
    await answering;
  }
});

test('that a contact has objected is told with its mail, and when it was lifted, also of one purpose', async () => {
  const contactId = await world.aContact();
  const { messageId } = (await world.contactCtx(contactId)).actor;
  const look = async (purpose?: string) =>
    (await exportEvidence(world.kari.ctx, { contactId, purpose }))?.objections;
  expect(await look()).toEqual([]);
  await suppressContact(world.system, { contactId, messageId, reason: 'objection' });
  const at = expect.any(Date);
  const byLink = { at, messageId, messageKind: 'invitation', actorType: 'contact' };
  expect(await look('appex')).toEqual([{ ...byLink, liftedAt: null }]);
  await liftObjection(world.system, contactId);
  await suppressContact(world.system, { contactId, reason: 'objection' });
  const byNobodyKnown = { at, messageId: null, messageKind: null, actorType: null, liftedAt: null };
  expect(await look()).toEqual([{ ...byLink, liftedAt: at }, byNobodyKnown]);
});

test('who took which evidence is kept before it leaves', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  await exportEvidence(world.kari.ctx, { contactId, purpose: 'appex', format: 'pdf-nb' });
  expect(await latestEntry()).toMatchObject({
    action: 'evidenceExported',
    staffId: world.kari.id,
    subjectId: contactId,
    detail: { format: 'pdf-nb', purpose: 'appex' },
  });
});

test('what cannot be kept does not leave', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const actor = {
    type: 'staff',
    id: randomUUID(),
    name: 'Nobody',
    role: 'agent',
    sessionId: randomUUID(),
  } as const;
  await expect(exportEvidence({ ...world.kari.ctx, actor }, { contactId })).rejects.toThrow();
});

test('an unknown contact and an unknown purpose give nothing, and are not kept', async () => {
  const contactId = await world.aContact();
  const before = await latestEntry();
  expect(await exportEvidence(world.kari.ctx, { contactId: randomUUID() })).toBeNull();
  expect(await exportEvidence(world.kari.ctx, { contactId, purpose: 'finnes-ikke' })).toBeNull();
  expect(await latestEntry()).toEqual(before);
});

test('the evidence of one purpose tells nothing of the others but their hashes', async () => {
  const contactId = await world.aContact({ granted: ['personalisation', 'appex'] });
  const evidence = await exportEvidence(world.kari.ctx, { contactId, purpose: 'appex' });
  expect(evidence?.consents).toMatchObject([{ key: 'appex', standing: 'granted', holds: true }]);
  expect(evidence?.events).toMatchObject([{ seq: 2, purpose: 'appex' }]);
  expect(evidence?.wordings.map(({ level }) => level)).toEqual(['appex']);
  expect(evidence?.chain.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(evidence?.events[0]?.prevHash).toBe(evidence?.chain[0]?.hash);
});

test('the evidence of an erased contact goes on saying which answers had a note', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const told = await changeConsent(world.roy.ctx, {
    contactId,
    answers: [{ purposeId: world.purposeId('garp'), answer: 'yes' }],
    channel: 'phone',
    note: 'Sa ja til nyhetsbrev på telefon.',
    agreedOn: osloDate(new Date()),
    requestId: randomUUID(),
  });
  expect(told).toMatchObject({ ok: true });
  await eraseContact(await world.contactCtx(contactId), { contactId });
  const evidence = await exportEvidence(world.kari.ctx, { contactId });
  if (!evidence) throw new Error('There is no evidence.');
  const noted = evidence.events.filter((event) => lostNote(evidence, event));
  expect(noted).toMatchObject([{ purpose: 'garp', note: null }]);
});

test('both standards hold for what the database says, also of one who is erased', async () => {
  const contactId = await world.aContact({ granted: ['personalisation', 'appex'] });
  await world.answer(contactId, ['appex'], 'no');
  const check = async () => {
    const evidence = await exportEvidence(world.kari.ctx, { contactId });
    if (!evidence) throw new Error('The contact is gone.');
    const receipts = toKantaraReceipts(evidence);
    const records = toConsentRecords(evidence, options);
    expect([records['@graph'].length, receipts.length]).toEqual([2, 2]);
    expect(faultsBy('consent-record-27560', records)).toEqual([]);
    expect(receipts.flatMap((receipt) => faultsBy('kantara-receipt-1.1', receipt))).toEqual([]);
  };
  await check();
  await eraseContact(await world.contactCtx(contactId), { contactId });
  await check();
});
