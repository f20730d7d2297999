import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeCheckpoint } from '@/domain/checkpoints/commands';
import { sha256, sinkLine } from '@/domain/checkpoints/rules';
import { newSigningKey, parseSigningKey, publicKeyText, signText } from '@/lib/signing-key';
import { aWhileAgo } from './support/tampering';
import { createWorld, type World } from './support/world';

const keyText = newSigningKey();
const key = parseSigningKey(keyText);
const publicKey = ['--public-key', publicKeyText(key.publicKey)];
let world: World;
let folder: string;
let lines: string[];
const kept = () => ['--checkpoints', path.join(folder, 'checkpoints.jsonl')];

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'samtykke-verify-'));
  const contactId = await world.aContact({ granted: ['appex'] });
  await aWhileAgo(world, contactId);
  const sunk = [];
  for (let number = 0; number < 3; number += 1) {
    await world.aContact({ granted: ['assist', 'garp'] });
    sunk.push(await aCheckpoint());
    if (number === 0) await world.answer(contactId, ['appex'], 'no');
  }
  lines = (await run(['--import', 'tsx', 'scripts/ledger.ts', 'export'])).output.trim().split('\n');
  await writeFile(path.join(folder, 'checkpoints.jsonl'), `${sunk.join('\n')}\n`);
}, 60_000);

afterAll(async () => {
  await rm(folder, { recursive: true });
  await world.close();
});

async function aCheckpoint(): Promise<string> {
  const taken = await takeCheckpoint(world.worker, key);
  if (!taken) throw new Error('There was no news.');
  return sinkLine(taken);
}

type Line = { type: string; [name: string]: unknown };

/** The export with each line changed; a line that becomes null goes. */
const changed = (change: (row: Line) => Line | null) =>
  lines.flatMap((line) => {
    const row = change(JSON.parse(line));
    return row ? [JSON.stringify(row)] : [];
  });

test.each([['null'], ['{"type":"header","v":1,"madeAt":"2026-11-28T00:00:00.000000Z"}']])(
  'a file that is no export is told from one that is wrong: %s',
  async (line) => {
    const { code, output } = await check([line]);
    expect(output).toContain('line 1, or one before it, is not as Samtykke writes it');
    expect(code).toBe(2);
  },
);

test('an untouched export holds', async () => {
  const { code, output } = await check(lines, ...kept(), ...publicKey);
  expect(output).toContain('The ledger holds');
  expect(output).toContain('3 signatures');
  expect(code).toBe(0);
});

test('what is not exported is said not to be checked', async () => {
  const { output } = await check(lines, ...kept(), ...publicKey);
  expect(output).toContain('Showings and audit trail are not exported');
});

test('an answer that is put behind a chain, older than the checkpoint that did not see it, is found', async () => {
  const rows: Line[] = lines.map((line) => JSON.parse(line));
  const last = rows.findLast(({ type }) => type === 'event');
  const said = JSON.parse(String(last?.payload));
  const seq = said.seq + 1;
  const invented = (minutes: number) => {
    const recordedAtUtc = new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 23);
    const payload = JSON.stringify({ ...said, seq, recordedAtUtc });
    const hash = sha256(
      Buffer.concat([Buffer.from(String(last?.hash), 'hex'), Buffer.from(payload)]),
    );
    const event: Line = {
      ...last,
      type: 'event',
      seq,
      payload,
      prevHash: last?.hash,
      hash: hash.toString('hex'),
    };
    const forged = rows.flatMap((row) => (row === last ? [row, event] : [row]));
    return forged.map((row) =>
      JSON.stringify(row.type === 'end' ? { ...row, events: Number(row.events) + 1 } : row),
    );
  };
  const newest = await check(invented(0), ...kept(), ...publicKey);
  expect(newest.output).toContain('1 events are newer than the last checkpoint');
  expect(newest.code).toBe(0);
  const { code, output } = await check(invented(10), ...kept(), ...publicKey);
  expect(output).toMatch(
    /^Wrong: contact \S+, event \d+: it is said to be older than a checkpoint/,
  );
  expect(code).toBe(1);
});

test('imports nothing but Node', async () => {
  const source = await readFile('scripts/verify-export.mjs', 'utf8');
  const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name ?? '');
  expect(imported.filter((name) => !name.startsWith('node:'))).toEqual([]);
});

test('says what is wrong when a line is changed, taken out, or moved', async () => {
  const isEvent = (line: string) => line.startsWith('{"type":"event"');
  const events = lines.flatMap((line, at) => (isEvent(line) ? [at] : []));
  const some = events.filter((_, position) => position % 3 === 0);
  const forgeries = some.flatMap((at) => [
    lines.with(at, (lines[at] ?? '').replace('actorType', 'actorKind')),
    lines.toSpliced(at, 1),
    lines.toSpliced(at, 1).toSpliced(at + 1, 0, lines[at] ?? ''),
  ]);
  forgeries.push(
    lines.slice(0, -1),
    lines.filter((line) => !line.includes('"type":"notice"')),
  );
  for (const forgery of forgeries)
    expect((await check(forgery, ...kept())).output).toMatch(/^Wrong: /);
}, 60_000);

const sawLast = (row: Line) =>
  (row.type === 'checkpoint' && row.seq === 3) || (row.type === 'leaf' && row.checkpoint === 3);

test('misses a checkpoint that was kept outside before the export was made', async () => {
  const cut = changed((row) => (sawLast(row) ? null : row));
  const { code, output } = await check(cut, ...kept());
  expect(output).toMatch(/^Wrong: checkpoint 3: it was kept outside, and is not in the export/);
  expect(code).toBe(1);
});

test('checkpoints that were kept since the export was made are named, and no fault', async () => {
  await world.aContact({ granted: ['garp'] });
  const file = path.join(folder, 'live.jsonl');
  const known = await readFile(path.join(folder, 'checkpoints.jsonl'), 'utf8');
  await writeFile(file, `${known}${await aCheckpoint()}\n`);
  const { code, output } = await check(lines, '--checkpoints', file);
  expect(output).toContain('1 checkpoints of the file are newer than the export: not checked.');
  expect(code).toBe(0);
});

test('a key that was given is used, wherever the header stands', async () => {
  const [header = '', ...others] = lines;
  for (const forgery of [others, [header, ...lines], [...others, header]]) {
    const { code, output } = await check(forgery, ...publicKey);
    expect(output).toMatch(/^Wrong: the first line, and no other, must be the header/);
    expect(code).toBe(1);
  }
});

test('an export that was signed anew is found by the key that was kept outside, and else is doubted', async () => {
  const other = parseSigningKey(newSigningKey());
  const forgery = changed((row) => {
    if (row.type === 'header') return { ...row, publicKeys: [publicKeyText(other.publicKey)] };
    if (row.type !== 'checkpoint') return row;
    const signature = signText(String(row.body), other).toString('base64');
    return { ...row, signature, keyId: other.keyId };
  });
  expect((await check(forgery, ...publicKey)).output).toMatch(
    /^Wrong: checkpoint 1: it is not signed by the key/,
  );
  expect((await check(forgery)).output).toContain('The public key came from the export itself');
});

test.each([
  [
    'is altered with its fingerprint',
    (row: Line) => ({
      ...row,
      content: `${row.content} `,
      sha256: sha256(`${row.content} `).toString('hex'),
    }),
  ],
  ['is gone', () => null],
  [
    'is said to end older answers',
    (row: Line) => ({ ...row, olderLapseAt: '2026-01-01T00:00:00.000000Z' }),
  ],
])('a wording that nobody was shown %s, and is missed', async (_what, forge) => {
  const forgery = changed((row) => (row.type === 'notice' && row.version === 0 ? forge(row) : row));
  const { code, output } = await check(forgery, ...kept(), ...publicKey);
  expect(output).toMatch(/^Wrong: checkpoint 3: it counted other wordings/);
  expect(code).toBe(1);
});

test.each([
  ['comes after the export', { publishedAt: '2099-01-01T00:00:00.000000Z' }],
  ['has an id of another time', { id: 'f0000000-0000-7000-8000-000000000000' }],
  ['has an id of no time', { id: '2f1c1d5e-6a0f-4c6b-9d0e-1c2b3a495867' }],
])('a wording that no checkpoint would count, since it %s, is found', async (_what, forge) => {
  const added = lines.flatMap((line) => {
    const row: Line = JSON.parse(line);
    const isIt = row.type === 'notice' && row.version === 0;
    return isIt ? [line, JSON.stringify({ ...row, version: 99, ...forge })] : [line];
  });
  const { code, output } = await check(added, ...kept(), ...publicKey);
  expect(output).toMatch(/^Wrong: notice \S+: its time cannot be/);
  expect(code).toBe(1);
});

const isLine = (type: string) => (line: string) => line.startsWith(`{"type":"${type}"`);

test.each([
  ['a name stands twice', (line: string) => line.replace('"payload"', '"payload":"{}",$&')],
  ['a letter is written as a number', (line: string) => line.replace('granted', '\\u0067ranted')],
  ['a number has decimals', (line: string) => line.replace('"seq":1,', '"seq":1.0,')],
])('a line in which %s is found: another program may read it otherwise', async (_what, respell) => {
  const at = lines.findIndex(isLine('event'));
  const forgery = lines.with(at, respell(lines[at] ?? ''));
  const { code, output } = await check(forgery, ...kept(), ...publicKey);
  expect(output).toMatch(/^Wrong: a line that is not spelt as/);
  expect(code).toBe(1);
});

test('a field that no export has is found', async () => {
  const forgery = changed((row) => (row.type === 'event' ? { ...row, decision: 'granted' } : row));
  expect((await check(forgery)).output).toMatch(/^Wrong: event: it has a decision/);
});

test('a name that stands twice in what was hashed is found', async () => {
  const rows: Line[] = lines.map((line) => JSON.parse(line));
  const last = rows.findLast(({ type }) => type === 'event');
  const payload = String(last?.payload).replace('"decision"', '"decision":"refused",$&');
  const before = Buffer.from(String(last?.prevHash), 'hex');
  const hash = sha256(Buffer.concat([before, Buffer.from(payload)])).toString('hex');
  const forgery = rows.flatMap((row) => {
    // As if no checkpoint had been taken since.
    if (row.type === 'checkpoint' || row.type === 'leaf') return [];
    return [JSON.stringify(row === last ? { ...row, payload, hash } : row)];
  });
  expect((await check(forgery)).output).toMatch(/: its bytes name something twice/);
});

test.each(['notice', 'purpose', 'level'])('a %s that stands twice is found', async (type) => {
  const invented = { notice: { version: 7 }, purpose: { orgnr: '999999999' }, level: {} }[type];
  const at = lines.findIndex(isLine(type));
  const first = JSON.stringify({ ...JSON.parse(lines[at] ?? ''), ...invented });
  const { output } = await check(lines.toSpliced(at, 0, first), ...kept(), ...publicKey);
  expect(output).toMatch(new RegExp(`^Wrong: ${type} \\S+: it stands twice`));
});

test('words with a line separator of Unicode are one line', async () => {
  const separated = changed((row) => {
    if (row.type !== 'notice' || row.version !== 0) return row;
    const content = String(row.content).replace(' ', '\u2028');
    return { ...row, content, sha256: sha256(content).toString('hex') };
  });
  const { output } = await check(separated, ...kept(), ...publicKey);
  expect(output).toMatch(/^Wrong: checkpoint 3: it counted other wordings/);
});

test('after a change of the key, what was signed by the one before is believed by both, or where it was kept', async () => {
  const own = await createWorld();
  try {
    const [former, present] = [newSigningKey(), newSigningKey()].map((text) => ({
      text,
      ...parseSigningKey(text),
    }));
    if (!former || !present) throw new Error('No keys.');
    await own.aContact({ granted: ['appex'] });
    const sunk = [await takeCheckpoint(own.worker, former)];
    await own.aContact({ granted: ['garp'] });
    sunk.push(await takeCheckpoint(own.worker, present));
    const file = path.join(folder, 'two-keys.jsonl');
    await writeFile(file, sunk.map((each) => each && `${sinkLine(each)}\n`).join(''));
    const env = { DATABASE_URL: own.url, CHECKPOINT_KEY: present.text };
    const exported = await run(['--import', 'tsx', 'scripts/ledger.ts', 'export'], env);
    const all = exported.output.trim().split('\n');
    const given = (each: typeof former) => ['--public-key', publicKeyText(each.publicKey)];
    const alone = await check(all, ...given(present));
    expect(alone.output).toMatch(/^Wrong: checkpoint 1: it is not signed by the key/);
    const withFile = await check(all, ...given(present), '--checkpoints', file);
    expect(withFile.output).toContain('2 checkpoints, 1 signatures');
    expect(withFile.output).toContain('1 checkpoints are signed by keys that were not given');
    const withBoth = await check(all, ...given(present), ...given(former));
    expect(withBoth.output).toContain('2 checkpoints, 2 signatures');
    const withNone = await check(all);
    expect(withNone.output).toContain('2 checkpoints, 2 signatures');
    expect(withNone.output).toContain('The public key came from the export itself');
  } finally {
    await own.close();
  }
}, 30_000);

const isGarp = (row: Line) => row.type === 'purpose' && row.key === 'garp';

test.each([
  ['two purposes that change places', 'purposes', swapped],
  ['a purpose of another company', 'purposes', garpsBecomes({ orgnr: '999999719' })],
  ['a purpose that sends', 'purposes', garpsBecomes({ kind: 'personalisation' })],
  [
    'a purpose that a yes does not grant',
    'levels',
    (row: Line) => (row.type === 'level' && row.level === 'appex' ? null : row),
  ],
])('%s: the checkpoint counted other %s', async (_what, counted, forge) => {
  const { code, output } = await check(changed(forge), ...kept(), ...publicKey);
  expect(output).toMatch(new RegExp(`^Wrong: checkpoint 3: it counted other ${counted}`));
  expect(code).toBe(1);
});

test('a purpose that no checkpoint would count, since it comes after the export, is found', async () => {
  const ahead = garpsBecomes({ createdAt: '2099-01-01T00:00:00.000000Z' });
  const { output } = await check(changed(ahead), ...kept());
  expect(output).toMatch(/^Wrong: purpose \S+: its time cannot be/);
});

test('an answer about a purpose that was taken out is found', async () => {
  const { output } = await check(
    changed((row) => (isGarp(row) ? null : row)),
    ...kept(),
  );
  expect(output).toMatch(/^Wrong: contact \S+, event \d+: it is about a purpose that is not there/);
});

function garpsBecomes(other: object) {
  return (row: Line) => (isGarp(row) ? { ...row, ...other } : row);
}

/** As whoever swaps the rows of Assist and Garp, but for their ids. */
function swapped(row: Line): Line {
  if (row.type !== 'purpose') return row;
  if (row.key === 'garp') return { ...row, key: 'assist', orgnr: '999999719' };
  return row.key === 'assist' ? { ...row, key: 'garp', orgnr: '999999727' } : row;
}

const isThird = (row: Line) => row.type === 'leaf' && row.checkpoint === 3;
const isFirstOfChain = (row: Line) => row.type === 'leaf' && row.checkpoint === 1 && row.seq === 1;

test.each([
  [
    'is said to be of an earlier checkpoint',
    2,
    (row: Line) => [{ ...row, checkpoint: 2 }],
    isThird,
  ],
  ['that a later one follows is gone', 1, () => [], isFirstOfChain],
  ['is said to be of a checkpoint too', 3, (row: Line) => [row, { ...row, seq: 1 }], isThird],
])('a leaf that %s is found at checkpoint %i', async (_what, seq, forge, isIt) => {
  const forgery = lines.flatMap((line) => {
    const row: Line = JSON.parse(line);
    return (isIt(row) ? forge(row) : [row]).map((each) => JSON.stringify(each));
  });
  const { code, output } = await check(forgery, ...kept(), ...publicKey);
  expect(output).toMatch(new RegExp(`^Wrong: checkpoint ${seq}: `));
  expect(code).toBe(1);
});

async function check(exported: string[], ...options: string[]) {
  const file = path.join(folder, 'export.jsonl');
  await writeFile(file, `${exported.join('\n')}\n`);
  return run(['scripts/verify-export.mjs', file, ...options]);
}

function run(
  args: string[],
  own = { DATABASE_URL: world.url, CHECKPOINT_KEY: keyText },
): Promise<{ code: number; output: string }> {
  const env = { ...process.env, ...own };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });
}
