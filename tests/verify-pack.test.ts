import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeCheckpoint } from '@/domain/checkpoints/commands';
import { sinkLine } from '@/domain/checkpoints/rules';
import { changeConsent, withdrawConsent } from '@/domain/consent/commands';
import { exportEvidence } from '@/domain/evidence/commands';
import type { Evidence } from '@/domain/evidence/rules';
import { eraseContact } from '@/domain/privacy/commands';
import { suppressContact } from '@/domain/suppressions/commands';
import { osloDate } from '@/lib/oslo-date';
import { newSigningKey, parseSigningKey, publicKeyText, signText } from '@/lib/signing-key';
import { createWorld, type World } from './support/world';

const key = parseSigningKey(newSigningKey());
const publicKey = ['--public-key', publicKeyText(key.publicKey)];
let world: World;
let folder: string;
let packs: Evidence[];
const kept = () => ['--checkpoints', path.join(folder, 'checkpoints.jsonl')];

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'samtykke-pack-'));
  const sunk = [];
  const contactIds = [];
  for (let number = 0; number < 5; number += 1) {
    contactIds.push(await world.aContact({ granted: ['appex', 'garp'] }));
    const taken = await takeCheckpoint(world.worker, key);
    if (taken) sunk.push(sinkLine(taken));
  }
  await writeFile(path.join(folder, 'checkpoints.jsonl'), `${sunk.join('\n')}\n`);
  packs = await Promise.all(contactIds.map((contactId) => take({ contactId })));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await world.close();
});

async function take(wanted: {
  contactId: string;
  purpose?: string | undefined;
}): Promise<Evidence> {
  const pack = await exportEvidence(world.kari.ctx, wanted);
  if (!pack?.checkpoint) throw new Error('No checkpoint covers the chain.');
  return pack;
}

/** The pack as it leaves, and what a stranger's check of it says. */
async function check(
  pack: Evidence | undefined,
  ...options: string[]
): Promise<{ code: number; output: string }> {
  return checkText(JSON.stringify(pack), ...options);
}

async function checkText(
  text: string,
  ...options: string[]
): Promise<{ code: number; output: string }> {
  const file = path.join(folder, 'bevis.json');
  await writeFile(file, text);
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/verify-pack.mjs', file, ...options], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: out + err }),
    );
  });
}

test('the evidence of each contact is tied to the root that is signed', async () => {
  for (const pack of packs) {
    const { code, output } = await check(pack, ...kept(), ...publicKey);
    expect(output).toContain('The evidence holds: 2 of 2 events');
    expect(output).toMatch(/Checkpoint \d of \S+ saw the chain up to event 2/);
    expect(output).not.toContain('came from the evidence itself');
    expect(code).toBe(0);
  }
});

test('so is that of one purpose', async () => {
  const pack = await take({ contactId: packs[0]?.contact.id ?? '', purpose: 'garp' });
  const { output } = await check(pack, ...kept(), ...publicKey);
  expect(output).toContain('The evidence holds: 1 of 2 events');
});

test('it brings the public key, and that this proves little is said', async () => {
  const { code, output } = await check(packs[4]);
  expect(output).toContain('The public key came from the evidence itself');
  expect(output).toContain('No file from outside was given');
  expect(code).toBe(0);
});

const other = parseSigningKey(newSigningKey());
type Checkpoint = NonNullable<Evidence['checkpoint']>;
const withCheckpoint = (change: (checkpoint: Checkpoint) => Partial<Checkpoint>) => {
  const [pack] = packs.slice(-1);
  if (!pack?.checkpoint) throw new Error('No checkpoint covers the chain.');
  return { ...pack, checkpoint: { ...pack.checkpoint, ...change(pack.checkpoint) } };
};

test.each<[string, () => Evidence, string]>([
  [
    'a step of the path is missing',
    () => withCheckpoint(({ path: [, ...path] }) => ({ path })),
    'not in its tree',
  ],
  [
    'the root is another',
    () => withCheckpoint(({ body }) => ({ body: body.replace('"root":"', '"root":"0') })),
    'not in its tree',
  ],
  [
    'it is signed by another',
    () => withCheckpoint(({ body }) => ({ signature: signText(body, other).toString('hex') })),
    'not signed by the key',
  ],
  [
    'it is not the one that was kept',
    () => withCheckpoint(({ keyId }) => ({ keyId: keyId.replace(/^./, 'x') })),
    'not kept outside',
  ],
  [
    'the chain goes on in another way',
    () => ({
      ...withCheckpoint(() => ({})),
      contact: { ...withCheckpoint(() => ({})).contact, id: crypto.randomUUID() },
    }),
    'about another event',
  ],
])('when %s, that is found', async (_what, forge, fault) => {
  const { code, output } = await check(forge(), ...kept(), ...publicKey);
  expect(output).toMatch(/^Wrong: /);
  expect(output).toContain(fault);
  expect(code).toBe(1);
});

const withEvent = (change: Partial<Evidence['events'][number]>) => {
  const pack = withCheckpoint(() => ({}));
  return {
    ...pack,
    events: pack.events.map((each, at) => (at === 0 ? { ...each, ...change } : each)),
  };
};
const withLink = (change: Partial<Evidence['chain'][number]>) => {
  const pack = withCheckpoint(() => ({}));
  return {
    ...pack,
    chain: pack.chain.map((each, at) => (at === 0 ? { ...each, ...change } : each)),
  };
};
const withVerification = (change: Partial<Evidence['verification']>) => {
  const pack = withCheckpoint(() => ({}));
  return { ...pack, verification: { ...pack.verification, ...change } };
};
const withConsent = (change: Partial<Evidence['consents'][number]>) => {
  const pack = withCheckpoint(() => ({}));
  const isAppex = (each: { key: string }) => each.key === 'appex';
  return {
    ...pack,
    consents: pack.consents.map((each) => (isAppex(each) ? { ...each, ...change } : each)),
  };
};

test.each<[string, () => Evidence, string]>([
  ['the answer', () => withEvent({ decision: 'refused' }), 'decision'],
  ['what held before', () => withEvent({ previous: 'granted' }), 'previous'],
  ['its purpose', () => withEvent({ purpose: 'garp' }), 'purpose'],
  ['its wording', () => withEvent({ noticeId: null }), 'noticeId'],
  ['its showing', () => withEvent({ servedId: null }), 'servedId'],
  ['who gave it', () => withEvent({ actorType: 'staff' }), 'actorType'],
  ['its channel', () => withEvent({ channel: 'phone' }), 'channel'],
  ['its day', () => withEvent({ agreedOn: '2020-01-01' }), 'agreedOn'],
  ['its time', () => withEvent({ recordedAt: new Date('2020-01-01') }), 'recordedAt'],
  ['its end', () => withEvent({ expiresAt: new Date('2040-01-01') }), 'expiresAt'],
  ['what holds', () => withConsent({ standing: 'withdrawn', holds: false }), 'appex'],
  ['that it holds', () => withConsent({ holds: false }), 'appex'],
  ['that it was asked', () => withConsent({ standing: 'notAsked', holds: false }), 'appex'],
  ['since when it holds', () => withConsent({ since: new Date('2020-01-01') }), 'since'],
  ['who said so', () => withConsent({ actorType: 'staff' }), 'actorType'],
  ['by what name', () => withConsent({ actorName: 'Roy Hansen' }), 'actorName'],
  ['where he said so', () => withConsent({ channel: 'phone' }), 'channel'],
  ['its company', () => withConsent({ companyName: 'Another AS' }), 'company'],
  ['its number', () => withConsent({ orgnr: '999999999' }), 'company'],
  ['its id', () => withConsent({ purposeId: randomUUID() }), 'purpose'],
  ['whose id it is', () => withConsent({ purposeId: world.purposeId('garp') }), 'twice'],
  [
    'that it has ended',
    () => withConsent({ standing: 'expired', holds: false, until: new Date('2020-01-01') }),
    'until',
  ],
  ['that it ends', () => withConsent({ until: new Date('2020-01-01') }), 'until'],
  ['its link’s time', () => withLink({ recordedAt: new Date('2020-01-01') }), 'recordedAt'],
  ['when its text was shown', () => withEvent({ servedAt: new Date('2020-01-01') }), 'servedAt'],
  ['the checkpoint’s time', () => withCheckpoint(() => ({ createdAt: new Date(0) })), 'createdAt'],
  ['the checkpoint’s hash', () => withCheckpoint(() => ({ bodySha256: '0' })), 'bodySha256'],
  [
    'what the database found',
    () => withVerification({ holds: true, faults: [{ seq: '1', fault: 'hash' }] }),
    'verification',
  ],
  [
    'that the database found a fault',
    () => withVerification({ holds: false, faults: [{ seq: '1', fault: 'hash' }] }),
    'hash (event 1)',
  ],
  ['with what it was compared', () => withVerification({ checkpointSeq: 1 }), 'verification'],
])('when %s reads otherwise than the bytes say, that is found', async (_what, forge, fault) => {
  const { code, output } = await check(forge(), ...kept(), ...publicKey);
  expect(output).toMatch(/^Wrong: /);
  expect(output).toContain(fault);
  expect(code).toBe(1);
});

/** Garp was granted, withdrawn, and granted and withdrawn once more. */
async function aChangedMind() {
  const contactId = await world.aContact({ granted: ['garp'] });
  for (const answer of ['no', 'yes', 'no'] as const)
    await world.answer(contactId, ['garp'], answer);
  await takeCheckpoint(world.worker, key);
  return take({ contactId });
}

/** The pack with its events changed, and Garp as the last of them in the file says. */
function retold(pack: Evidence, change: (events: Evidence['events']) => Evidence['events']) {
  const events = change(pack.events);
  const { decision = null, recordedAt: since = null } =
    events.findLast(({ purpose }) => purpose === 'garp') ?? {};
  const consents = pack.consents.map((each) =>
    each.key === 'garp' && decision
      ? { ...each, standing: decision, holds: decision === 'granted', since }
      : each,
  );
  return { ...pack, events, consents };
}

test('a yes that is moved behind the no that followed it does not become the last word', async () => {
  const pack = await aChangedMind();
  const forged = retold(pack, ([first, ...others]) => (first ? [...others, first] : others));
  const { code, output } = await check(forged, ...publicKey);
  expect(output).toMatch(/^Wrong: event 1: it does not stand in its order/);
  expect(code).toBe(1);
});

test('a no that is left out from between two answers is missed', async () => {
  const pack = await aChangedMind();
  const forged = retold(pack, (events) => events.filter(({ seq }) => seq !== 2));
  const { code, output } = await check(forged, ...publicKey);
  expect(output).toMatch(/^Wrong: event 3: the answer about garp before it is missing/);
  expect(code).toBe(1);
});

test('what follows the last answer in the file may be a no, and that is said', async () => {
  const pack = await aChangedMind();
  const { output } = await check(
    retold(pack, (events) => events.slice(0, -1)),
    ...publicKey,
  );
  expect(output).toContain('1 events of the chain are not in the file');
  expect(output).toContain('may be a later answer, and what is said to hold does not');
});

test('a wording that stands twice is found, and a showing of other words than were answered', async () => {
  const pack = withCheckpoint(() => ({}));
  const [wording] = pack.wordings;
  const other = pack.wordings.find(({ id }) => id !== pack.events[0]?.noticeId);
  if (!wording || !other) throw new Error('Nothing was shown.');
  const content = wording.content.replace('Ja', 'Nei');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const twice = { ...pack, wordings: [...pack.wordings, { ...wording, content, sha256 }] };
  expect((await check(twice)).output).toMatch(/^Wrong: wording \S+: it stands twice/);
  const isOf = (id: string) => (pack.events[0]?.noticeId === id ? other.id : id);
  const servings = pack.servings.map((each) => ({ ...each, noticeId: isOf(each.noticeId) }));
  expect((await check({ ...pack, servings })).output).toMatch(
    /^Wrong: event 1: its showing is of another wording/,
  );
});

test.each([
  [
    'a name that stands twice',
    (text: string) => text.replace('"standing"', '"standing":"granted",$&'),
  ],
  [
    'a letter that is written as a number',
    (text: string) => text.replace('granted', '\\u0067ranted'),
  ],
  ['a number with decimals', (text: string) => text.replace('"seq":1,', '"seq":1.0,')],
])('%s is found: another program may read it otherwise', async (_what, respell) => {
  const text = JSON.stringify(packs[0]);
  expect((await checkText(respell(text))).output).toMatch(/^Wrong: the file is not spelt as/);
});

test('however the file is laid out, it holds, and nothing but words is said of it', async () => {
  const { code, output } = await checkText(
    JSON.stringify(packs[0], null, 2).replaceAll('\n', '\r\n'),
  );
  expect(output).not.toMatch(/^(null|false|undefined)$/m);
  expect(code).toBe(0);
});

test('a company that the answered wording does not name is found, and another name for its number is said', async () => {
  const pack = withConsent({});
  const renamed = (change: { companyName: string; orgnr?: string }) => ({
    ...pack,
    consents: pack.consents.map((each) =>
      each.companyName === 'Appex AS' ? { ...each, ...change } : each,
    ),
    controllers: pack.controllers.map((each) =>
      each.name === 'Appex'
        ? { ...each, legalName: change.companyName, orgnr: change.orgnr ?? each.orgnr }
        : each,
    ),
  });
  const elsewhere = await check(renamed({ companyName: 'Another AS', orgnr: '999999999' }));
  expect(elsewhere.output).toContain(
    'Wrong: consent appex: the wording of its last answer does not name 999999999',
  );
  const { code, output } = await check(renamed({ companyName: 'Another AS' }));
  expect(output).toContain(
    'consent appex: its company is called Another AS, and Appex AS in the wording',
  );
  expect(code).toBe(0);
});

test('a yes that its life or a newer wording ended holds up, and what the file cannot tell of it is said', async () => {
  const contactId = await world.aContact({ granted: ['assist'] });
  await world.sql`update purpose set life_months = 1 where key = 'garp'`;
  await world.answer(contactId, ['garp'], 'yes');
  await world.answer(contactId, ['personalisation'], 'no');
  await world.owner`
    insert into notice (level_id, version, locale, content, sha256, older_lapse_at)
    select n.level_id, n.version + 1, n.locale, n.content, n.sha256, clock_timestamp()
      from notice n where n.level_id = ${await world.levelOf(['assist'])} and n.version = 1`;
  await takeCheckpoint(world.worker, key);
  const pack = await take({ contactId });
  const { code, output } = await check(pack, ...publicKey);
  expect(output).toContain('event 1: that version 2 of the wording ended its yes to assist');
  expect(code).toBe(0);
  const [event] = pack.events.filter(({ purpose }) => purpose === 'garp');
  const until = event?.expiresAt ?? null;
  const asExpired = pack.consents.map((each) =>
    each.key === 'garp' ? { ...each, standing: 'expired' as const, holds: false, until } : each,
  );
  const forged = await check({ ...pack, endings: [], consents: asExpired });
  expect(forged.output).toMatch(/^Wrong: consent (garp|assist): .*until/);
  const endless = pack.consents.map((each) =>
    each.key === 'garp' ? { ...each, until: null } : each,
  );
  expect((await check({ ...pack, consents: endless })).output).toMatch(
    /^Wrong: consent garp: .*until/,
  );
});

test('an end that its event does not bear out is found', async () => {
  const pack = withConsent({});
  const [event] = pack.events;
  const ending = { eventId: event?.id ?? '', purpose: 'appex', at: new Date('2020-01-01') };
  const byLife = { ...ending, cause: 'expiry' as const, version: null };
  const byWording = { ...ending, cause: 'wording' as const, version: 2 };
  for (const forged of [byLife, byWording, { ...byWording, purpose: 'garp' }])
    expect((await check({ ...pack, endings: [forged] })).output).toMatch(
      /^Wrong: the end of a yes to (appex|garp): no event bears it out/,
    );
});

test('a file that is said to be written in the future makes no yes expire', async () => {
  const contactId = await world.aContact();
  await world.sql`update purpose set life_months = 1 where key = 'garp'`;
  await world.answer(contactId, ['garp'], 'yes');
  await takeCheckpoint(world.worker, key);
  const pack = await take({ contactId });
  const [event] = pack.events;
  const consents = pack.consents.map((each) =>
    each.key === 'garp'
      ? { ...each, standing: 'expired' as const, holds: false, until: event?.expiresAt ?? null }
      : each,
  );
  const forged = { ...pack, consents, exportedAt: '2099-01-01T00:00:00.000Z' };
  expect((await check(forged)).output).toMatch(/^Wrong: consent garp: no event says its until/);
});

test('a file that is said to be older than what stands in it is found, and when it was written is said', async () => {
  const pack = withConsent({});
  const written = (exportedAt: string) => check({ ...pack, ...{ exportedAt } });
  const earlier = await written('2020-01-01T00:00:00.000Z');
  expect(earlier.output).toMatch(/^Wrong: the file is said to be older than what stands in it/);
  const exportedAt = new Date().toISOString();
  const { code, output } = await written(exportedAt);
  expect(output).toContain(`The file says that it was written ${exportedAt}`);
  expect(code).toBe(0);
});

test('nothing that can happen to a contact is taken for a fault', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'assist', 'garp'] });
  await world.answer(contactId, ['garp'], 'no');
  await changeConsent(world.roy.ctx, {
    contactId,
    answers: [{ purposeId: world.purposeId('personalisation'), answer: 'yes' }],
    channel: 'phone',
    note: 'Sa ja til tilpasning på telefon.',
    agreedOn: osloDate(new Date()),
    requestId: randomUUID(),
  });
  const { actor } = await world.contactCtx(contactId);
  await world.show(contactId, actor.messageId);
  await world.answer(contactId, ['assist'], 'yes');
  const steps = [
    () => suppressContact(world.system, { contactId, reason: 'objection' }),
    async () =>
      withdrawConsent(await world.leavingCtx(contactId, 'one_click'), {
        purposeIds: [world.purposeId('appex')],
        requestId: randomUUID(),
      }),
    async () => eraseContact(await world.contactCtx(contactId), { contactId }),
  ];
  for (const step of steps) {
    await step();
    await takeCheckpoint(world.worker, key);
    for (const purpose of [undefined, 'appex', 'assist', 'garp', 'personalisation']) {
      const { code, output } = await check(await take({ contactId, purpose }), ...publicKey);
      expect([code, output]).toEqual([0, expect.stringContaining('The evidence holds')]);
    }
  }
});

test('what it leaves out, and what no check without the key covers, is said', async () => {
  const pack = { ...withCheckpoint(() => ({})), events: [], endings: [], consents: [] };
  const { output } = await check(pack, ...kept(), ...publicKey);
  expect(output).toContain('2 events of the chain are not in the file');
  expect(output).toContain('Names, notes and traces');
  expect(output).toContain('The version, language, level and publication date of a wording');
  expect(output).toContain('What the check in the database found is only stated');
});

test('imports nothing but Node', async () => {
  const source = await readFile('scripts/verify-pack.mjs', 'utf8');
  const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name ?? '');
  expect(imported.filter((name) => !name.startsWith('node:'))).toEqual([]);
});
