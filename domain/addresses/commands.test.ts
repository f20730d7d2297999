import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { answerLevel, changeConsent } from '@/domain/consent/commands';
import type { Ctx } from '@/domain/context';
import { eraseContact } from '@/domain/privacy/commands';
import { exportOwnData } from '@/domain/privacy/queries';
import { changeSettings } from '@/domain/settings/commands';
import { getSettings } from '@/domain/settings/queries';
import type { GroupSettings } from '@/domain/settings/rules';
import { listTimeline } from '@/domain/timeline/queries';
import { verifyLedger } from '@/domain/verification/queries';
import { createWorld, type World } from '@/tests/support/world';
import { deleteExpiredAddresses } from './commands';

const address = '203.0.113.77';
let world: World;

beforeEach(async () => {
  await world?.close();
  world = await createWorld();
});

afterAll(() => world.close());

async function decide(wished: Partial<GroupSettings>) {
  const { version, staffMayAnswerOwnNo, addressEvidence, addressDays } = await getSettings(
    world.system,
  );
  await changeSettings(world.director.ctx, {
    staffMayAnswerOwnNo,
    addressEvidence,
    addressDays,
    ...wished,
    version,
  });
}

/** A contact who says yes from that address. */
async function answerFromThere(): Promise<string> {
  const contactId = await world.aContact();
  const ctx = await world.contactCtx(contactId);
  await answerLevel(
    { ...ctx, request: { userAgent: 'Firefox on Android', address } },
    {
      levelId: await world.levelOf(['appex']),
      purposeIds: [],
      answer: 'yes',
      noticeIds: await world.noticesOn(ctx),
      requestId: randomUUID(),
    },
  );
  return contactId;
}

const evidenceOf = async (contactId: string) =>
  JSON.parse(
    (await world.sql`select evidence from consent_evidence where contact_id = ${contactId}`)[0]
      ?.evidence,
  );
const kept = () => world.sql`
  select address, round(extract(epoch from expires_at - now()) / 86400)::int as days from consent_address`;
const passTime = () =>
  world.owner`update consent_address set expires_at = now() - interval '1 second'`;
const faults = async () => (await verifyLedger(world.system)).faults;

test('off: nothing of the address is kept', async () => {
  await decide({ addressEvidence: 'off' });
  const contactId = await answerFromThere();
  expect(Object.keys(await evidenceOf(contactId))).toEqual(['messageId', 'userAgent']);
  expect(await kept()).toEqual([]);
});

test('truncated, unless decided otherwise: the network alone is kept', async () => {
  const contactId = await answerFromThere();
  expect(await evidenceOf(contactId)).toMatchObject({ network: '203.0.113.0/24' });
  expect(await kept()).toEqual([]);
});

test('full: the whole address is kept beside the hashed evidence, for so many days', async () => {
  await decide({ addressEvidence: 'full', addressDays: 30 });
  const contactId = await answerFromThere();
  expect(JSON.stringify(await evidenceOf(contactId))).not.toContain(address);
  expect(await evidenceOf(contactId)).toMatchObject({ network: '203.0.113.0/24' });
  expect(await kept()).toEqual([{ address, days: 30 }]);
  expect(JSON.stringify(await exportOwnData(world.system, contactId))).toContain(address);
});

test('the job deletes what has expired and nothing else, and the ledger still holds', async () => {
  await decide({ addressEvidence: 'full' });
  await answerFromThere();
  expect(await deleteExpiredAddresses(world.worker)).toBe(0);
  await passTime();
  await answerFromThere();
  expect(await deleteExpiredAddresses(world.worker)).toBe(1);
  expect(await kept()).toEqual([{ address, days: 90 }]);
  expect(await faults()).toEqual([]);
});

test('an erasure deletes the address at once, and the ledger still holds', async () => {
  await decide({ addressEvidence: 'full' });
  const contactId = await answerFromThere();
  await eraseContact(world.system, { contactId });
  expect(await kept()).toEqual([]);
  expect(await faults()).toEqual([]);
});

test('what is kept obeys a shorter time at once, and is never kept longer than it was promised', async () => {
  await decide({ addressEvidence: 'full', addressDays: 30 });
  await answerFromThere();
  await decide({ addressEvidence: 'full', addressDays: 300 });
  expect(await kept()).toEqual([{ address, days: 30 }]);
  await decide({ addressEvidence: 'full', addressDays: 7 });
  expect(await kept()).toEqual([{ address, days: 7 }]);
  await decide({ addressEvidence: 'truncated' });
  expect(await deleteExpiredAddresses(world.worker)).toBe(1);
});

test('the timeline shows the address to those who may see it, until it expires', async () => {
  await decide({ addressEvidence: 'full' });
  const contactId = await answerFromThere();
  const shownTo = async (ctx: Ctx) =>
    (await listTimeline(ctx, contactId)).flatMap((each) =>
      each.kind === 'answer' ? [each.address?.text ?? null] : [],
    );
  expect(await shownTo(world.director.ctx)).toEqual([address]);
  expect(await shownTo(world.kari.ctx)).toEqual([null]);
  expect(await shownTo(await world.contactCtx(contactId))).toEqual([null]);
  await passTime();
  expect(await shownTo(world.director.ctx)).toEqual([null]);
});

test('an answer by staff is known by the session, not by an address', async () => {
  await decide({ addressEvidence: 'full' });
  const contactId = await world.aContact();
  const result = await changeConsent(
    { ...world.kari.ctx, request: { address } },
    {
      contactId,
      answers: [{ purposeId: world.purposeId('appex'), answer: 'yes' }],
      channel: 'phone',
      note: 'Han ringte og sa ja.',
      agreedOn: '2026-01-01',
      requestId: randomUUID(),
    },
  );
  expect(result).toMatchObject({ ok: true });
  expect(await kept()).toEqual([]);
});
