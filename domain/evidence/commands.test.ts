import { randomUUID } from 'node:crypto';
import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntry } from '@/db/schema/audit';
import { toConsentRecords } from '@/domain/consent-records/rules';
import { toKantaraReceipts } from '@/domain/kantara-receipts/rules';
import { eraseContact } from '@/domain/privacy/commands';
import { faultsBy } from '@/tests/support/schema';
import { createWorld, type World } from '@/tests/support/world';
import { exportEvidence } from './commands';
import { controllersOf } from './rules';

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
