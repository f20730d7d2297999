#!/usr/bin/env node
// Checks an export of Samtykke's ledger. One file, Node alone: read it, and run it anywhere.
//
//   node verify-export.mjs ledger.jsonl [--checkpoints checkpoints.jsonl] [--public-key <base64> …]
//
// The export has one JSON object a line: header, notices, purposes, levels (a line per purpose that a yes to it grants),
// checkpoints, leaves, events, end. A line ends with a line feed, a character that Unicode calls a line separator ends none.
// What is checked:
//   line        spelt as JSON.stringify spells what was read, with no field but ours, and what was hashed names nothing twice:
//               else it would say one thing to this program and another to the next; each wording and purpose stands once, and
//               so does each purpose of a level
//   notice      sha256 = SHA-256 of content; its id is a UUIDv7 (RFC 9562) of the time when it was published, within five
//               minutes, and that is not later than the export: another would never be counted by a checkpoint; no purpose
//               and no level is later either
//   event       hash = SHA-256 of prevHash and payload; prevHash = hash of the event before (32 zero bytes at first);
//               seq = 1, 2, 3 …; the payload names this contact, this seq, a purpose, and the wording's SHA-256
//   leaf        the event with that contact and seq has that hash; no event that a checkpoint did not see is more than
//               five minutes older than it
//   checkpoint  seq without a gap, each naming the SHA-256 of the body before, Ed25519 signature (RFC 8032); each one's root
//               is the RFC 6962 tree over the last leaf by then of every contact, and it counts their events; the last one's
//               `notices` count and hash what was published a minute before: SHA-256 over the SHA-256 of each one's line,
//               in order of id (up to version 2 over id and SHA-256 of the words); so do, from version 4 on, `purposes`, in
//               order of id, and `levels`, in order of level and purpose
//   --checkpoints   every line of the file that was kept outside the database is in the export, unchanged, but for those
//               that are newer than the export
//   --public-key    every checkpoint is signed by it, or by one of them where the key was changed; one of another key is
//                   believed where it stands in that file. Without it, by those in the header, which may be anyone's
// Exit 0 when everything holds, 1 at the first thing that does not, 2 when the file cannot be read.
import { createPublicKey, hash, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const zeros = '0'.repeat(64);
const hex = (bytes) => hash('sha256', bytes, 'hex');

/** Of an RFC 6962 tree: the byte 1, and room for two hashes. */
const pair = Buffer.alloc(65, 1);

class Wrong extends Error {}
function holds(condition, what) {
  if (!condition) throw new Wrong(what);
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { checkpoints: { type: 'string' }, 'public-key': { type: 'string', multiple: true } },
});
const [file] = positionals;
if (!file) {
  console.error(
    'Usage: node verify-export.mjs <export> [--checkpoints <file>] [--public-key <base64> …]',
  );
  process.exit(2);
}

/** What a line of each kind may say. Exports of earlier versions say less. */
const fields = {
  header: ['v', 'madeAt', 'publicKeys'],
  notice: ['id', 'level', 'version', 'locale', 'content', 'sha256', 'publishedAt', 'olderLapseAt'],
  purpose: ['id', 'key', 'kind', 'orgnr', 'createdAt'],
  level: ['level', 'purpose', 'createdAt'],
  checkpoint: ['seq', 'body', 'signature', 'keyId'],
  leaf: ['checkpoint', 'contact', 'seq', 'hash'],
  event: ['contact', 'seq', 'payload', 'prevHash', 'hash'],
  end: ['events'],
};

let header = null;
const keys = new Map();
const notices = new Map();
const purposes = new Map();
const levels = [];
const sunk = options.checkpoints ? readSink(options.checkpoints) : new Set();
const lines = new Set();
const leaves = new Map();
const looks = new Map();
const times = [];
const bodies = [];
const portions = new Map();
let last = null;
let before = null;
let signatures = 0;
let strangers = 0;
let events = 0;
let event = null;
let isEnded = false;
let place = 0;

const readers = {
  header(row) {
    header = row;
    if (!options['public-key']) row.publicKeys.forEach(addKey);
  },
  notice(row) {
    holds(hex(row.content) === row.sha256, `notice ${row.id}: its text does not have its SHA-256`);
    holds(canBe(row), `notice ${row.id}: its time cannot be`);
    holds(!notices.has(row.id), `notice ${row.id}: it stands twice`);
    notices.set(row.id, row);
  },
  purpose(row) {
    holds(isPast(row.createdAt), `purpose ${row.id}: its time cannot be`);
    holds(!purposes.has(row.id), `purpose ${row.id}: it stands twice`);
    purposes.set(row.id, row);
  },
  level(row) {
    holds(isPast(row.createdAt), `level ${row.level}: its time cannot be`);
    const isIt = (each) => each.level === row.level && each.purpose === row.purpose;
    holds(!levels.some(isIt), `level ${row.level}: it stands twice`);
    levels.push(row);
  },
  checkpoint({ seq, body, signature, keyId }) {
    const said = JSON.parse(body);
    holds(
      seq === (last?.seq ?? 0) + 1 && said.seq === seq,
      `checkpoint ${seq}: the one before it is missing`,
    );
    holds(
      said.previous === (before === null ? null : hex(before)),
      `checkpoint ${seq}: it follows another one`,
    );
    const key = keys.get(keyId);
    const isSigned = key && verify(null, Buffer.from(body), key, Buffer.from(signature, 'base64'));
    const line = JSON.stringify({ seq, body, signature, keyId });
    const isStranger = !key && keys.size > 0 && sunk.has(line);
    holds(
      isSigned || isStranger || keys.size === 0,
      `checkpoint ${seq}: it is not signed by the key`,
    );
    if (isSigned) signatures += 1;
    if (isStranger) strangers += 1;
    lines.add(line);
    last = said;
    bodies.push(said);
    before = body;
    times.push(Date.parse(said.at));
  },
  leaf({ checkpoint, contact, seq, hash }) {
    leaves.set(`${contact} ${seq}`, hash);
    const own = looks.get(contact) ?? [];
    holds(
      !own.length || (own.at(-1).checkpoint < checkpoint && own.at(-1).seq < seq),
      `checkpoint ${checkpoint}: its leaf of contact ${contact} does not follow the one before`,
    );
    own.push({ checkpoint, seq });
    looks.set(contact, own);
    const portion = portions.get(checkpoint) ?? [];
    portion.push({ contact, seq, hash });
    portions.set(checkpoint, portion);
  },
  event(row) {
    const where = `contact ${row.contact}, event ${row.seq}`;
    const isNext = event?.contact === row.contact;
    holds(row.seq === (isNext ? event.seq + 1 : 1), `${where}: the one before it is missing`);
    holds(
      isNext || !event || event.contact < row.contact,
      `${where}: the contact stands in two places`,
    );
    holds(row.prevHash === (isNext ? event.hash : zeros), `${where}: it follows another event`);
    const payload = Buffer.from(row.payload);
    holds(
      hex(Buffer.concat([Buffer.from(row.prevHash, 'hex'), payload])) === row.hash,
      `${where}: its bytes do not have its hash`,
    );
    const said = JSON.parse(row.payload);
    // It holds ids, codes and hashes, so whatever looks like a name is one.
    const names = row.payload.match(/"\w+" ?:/g) ?? [];
    holds(names.length === Object.keys(said).length, `${where}: its bytes name something twice`);
    holds(
      said.contact === row.contact && said.seq === row.seq,
      `${where}: its bytes are about another event`,
    );
    holds(
      !said.notice || notices.get(said.notice)?.sha256 === said.noticeSha256,
      `${where}: its wording is not the one that was read`,
    );
    holds(purposes.has(said.purpose), `${where}: it is about a purpose that is not there`);
    const leaf = leaves.get(`${row.contact} ${row.seq}`);
    holds(leaf === undefined || leaf === row.hash, `${where}: a checkpoint saw another event here`);
    leaves.delete(`${row.contact} ${row.seq}`);
    // The first that saw it stands at its own place in `times`, so the one before it is one place ahead.
    const seenBy = looks.get(row.contact)?.find(({ seq }) => seq >= row.seq)?.checkpoint;
    const notSeen = times[(seenBy ?? times.length + 1) - 2];
    const recordedAt = Date.parse(said.recordedAt ?? `${said.recordedAtUtc}Z`);
    holds(
      notSeen === undefined || recordedAt >= notSeen - 5 * 60_000,
      `${where}: it is said to be older than a checkpoint that did not see it`,
    );
    event = row;
    events += 1;
  },
  end(row) {
    holds(row.events === events, `the export ends with ${events} events of ${row.events}`);
    isEnded = true;
  },
};

try {
  options['public-key']?.forEach(addKey);
  for await (const line of readLines(file)) {
    place += 1;
    const row = parse(line);
    holds(
      JSON.stringify(row) === line,
      `a line that is not spelt as Samtykke writes it: ${line.slice(0, 80)}`,
    );
    holds(
      Object.hasOwn(readers, row.type) && !isEnded,
      `a line that is no part of an export: ${line.slice(0, 80)}`,
    );
    const other = Object.keys(row).find(
      (name) => name !== 'type' && !fields[row.type].includes(name),
    );
    holds(other === undefined, `${row.type}: it has a ${other}, and no export has`);
    holds(
      (row.type === 'header') === (header === null),
      'the first line, and no other, must be the header',
    );
    readers[row.type](row);
  }
  holds(isEnded, 'the export is cut off');
  const [missing] = leaves.keys();
  holds(
    missing === undefined,
    `contact ${missing?.replace(' ', ', event ')}: a checkpoint saw it, and it is gone`,
  );
  checkTrees();
  if (last) checkNotices();
  if (last?.v > 3) checkGroup();
  const newer = checkSink();
  console.log(
    `The ledger holds: ${events} events, ${notices.size} wordings, ${last?.seq ?? 0} checkpoints, ${signatures} signatures.`,
  );
  console.log(`The export says that it was made ${header.madeAt}.`);
  const beyond = events - (last?.events ?? 0);
  if (beyond > 0)
    console.log(
      `${beyond} events are newer than the last checkpoint: their own chains vouch for them, and nothing else.`,
    );
  if (newer > 0)
    console.log(`${newer} checkpoints of the file are newer than the export: not checked.`);
  if (keys.size === 0) console.log('No public key was given: no signature was checked.');
  else if (!options['public-key'])
    console.log('The public key came from the export itself: whoever wrote it may have signed it.');
  if (strangers > 0)
    console.log(
      `${strangers} checkpoints are signed by keys that were not given: they are believed for they stand in the file.`,
    );
  if (!options.checkpoints)
    console.log('No file from outside was given: checkpoints that were removed are not missed.');
  if (last?.served)
    console.log(
      'Showings and audit trail are not exported: what checkpoints count of them was not checked.',
    );
} catch (error) {
  const isWrong = error instanceof Wrong;
  const isForeign = error instanceof TypeError && place > 0;
  const problem = isForeign
    ? `line ${place}, or one before it, is not as Samtykke writes it.`
    : error.message;
  console.error(isWrong ? `Wrong: ${error.message}.` : `Cannot be read: ${problem}`);
  process.exitCode = isWrong ? 1 : 2;
}

function addKey(text) {
  const der = Buffer.from(text, 'base64');
  keys.set(hex(der).slice(0, 16), createPublicKey({ key: der, format: 'der', type: 'spki' }));
}

/** Readers of lines end one at U+2028 too, which may stand in a wording. */
async function* readLines(path) {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 2 ** 20 })) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop();
    yield* parts.map(withoutReturn);
  }
  if (rest) yield withoutReturn(rest);
}

function withoutReturn(line) {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function readSink(path) {
  return new Set(readFileSync(path, 'utf8').split('\n').filter(Boolean));
}

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    throw new Wrong(`a line that is no JSON: ${line.slice(0, 80)}`);
  }
}

/**
 * RFC 6962, section 2.1: contact id (16 bytes), seq (8, big endian), hash (32), in order of contact. The tree grows from
 * checkpoint to checkpoint: looked at again is what lies over a chain that has grown, and from the place of the first new
 * one on. A node keeps what came of it with its last sibling, for a new chain moves all behind it, and often back together.
 */
function checkTrees() {
  const contacts = [];
  const lengths = new Map();
  const levels = [[]];
  let counted = 0;
  for (const { seq: checkpoint, chains, events, root } of bodies) {
    const grown = [];
    let begun = contacts.length;
    const portion = portions.get(checkpoint) ?? [];
    portions.delete(checkpoint);
    for (const leaf of portion.sort((one, other) => (one.contact < other.contact ? -1 : 1))) {
      const { contact, seq } = leaf;
      const place = placeOf(contacts, contact);
      const isKnown = contacts[place] === contact;
      if (isKnown) grown.push(place);
      else contacts.splice(place, 0, contact);
      levels[0].splice(place, isKnown ? 1 : 0, { hash: leafHash(leaf) });
      if (!isKnown) begun = Math.min(begun, place);
      counted += seq - (lengths.get(contact) ?? 0);
      lengths.set(contact, seq);
    }
    hashAbove(levels, grown, begun);
    holds(
      chains === contacts.length && events === counted,
      `checkpoint ${checkpoint}: it counted other events`,
    );
    holds(
      (levels.at(-1)[0]?.hash ?? hex('')) === root,
      `checkpoint ${checkpoint}: its tree has another root`,
    );
  }
  const [missing] = portions.keys();
  holds(missing === undefined, `checkpoint ${missing}: it has leaves, and is not there`);
}

/** Where a contact stands among those in order, or would stand. */
function placeOf(contacts, contact) {
  let [low, high] = [0, contacts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (contacts[middle] < contact) low = middle + 1;
    else high = middle;
  }
  return low;
}

function leafHash({ contact, seq, hash }) {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(seq));
  const id = Buffer.from(contact.replaceAll('-', ''), 'hex');
  return hex(Buffer.concat([Buffer.of(0), id, length, Buffer.from(hash, 'hex')]));
}

/** In pairs; a node without a sibling moves up as it is, which gives RFC 6962's tree. */
function hashAbove(levels, grown, begun) {
  let [places, from] = [grown, begun];
  for (let height = 0; levels[height].length > 1; height += 1) {
    const below = levels[height];
    levels[height + 1] ??= [];
    const above = levels[height + 1];
    const join = (place) => {
      const [left, right] = [below[2 * place], below[2 * place + 1]];
      above[place] = right ? joined(left, right) : left;
    };
    places = [...new Set(places.map((place) => place >> 1))];
    places.forEach(join);
    from >>= 1;
    for (let place = from; 2 * place < below.length; place += 1) join(place);
  }
}

function joined(left, right) {
  if (left.sibling !== right) {
    left.sibling = right;
    pair.write(left.hash, 1, 'hex');
    pair.write(right.hash, 33, 'hex');
    left.above = { hash: hex(pair) };
  }
  return left.above;
}

/** The wordings that were published a minute before the last checkpoint: later ones came after it was counted. */
function checkNotices() {
  const counted = [...notices.values()]
    .filter(({ publishedAt }) => wasCounted(publishedAt))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const parts = counted.map((notice) => {
    const { id, level, version, locale, sha256, publishedAt, olderLapseAt } = notice;
    if (last.v < 3) return id.replaceAll('-', '') + sha256;
    return lineHash([id, level, version, locale, sha256, publishedAt, olderLapseAt]);
  });
  holds(isDigest(parts, last.notices), `checkpoint ${last.seq}: it counted other wordings`);
}

/** Whose each purpose is, and what a yes to each level grants, as they were set up a minute before the last checkpoint. */
function checkGroup() {
  const inOrder = [...purposes.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  const said = inOrder
    .filter(({ createdAt }) => wasCounted(createdAt))
    .map(({ id, key, kind, orgnr, createdAt }) => lineHash([id, key, kind, orgnr, createdAt]));
  holds(isDigest(said, last.purposes), `checkpoint ${last.seq}: it counted other purposes`);
  const place = ({ level, purpose }) => `${level} ${purpose}`;
  const granted = levels
    .filter(({ createdAt }) => wasCounted(createdAt))
    .sort((one, other) => (place(one) < place(other) ? -1 : 1))
    .map(({ level, purpose, createdAt }) => lineHash([level, purpose, createdAt]));
  holds(isDigest(granted, last.levels), `checkpoint ${last.seq}: it counted other levels`);
}

function wasCounted(at) {
  return micros(at) <= micros(last.at) - 60_000_000n;
}

/** The SHA-256 of a line as PostgreSQL writes a JSON array. */
function lineHash(line) {
  return hex(`[${line.map((each) => JSON.stringify(each)).join(', ')}]`);
}

function isDigest(parts, { count, sha256 }) {
  return parts.length === count && hex(Buffer.from(parts.join(''), 'hex')) === sha256;
}

/** A UUIDv7 begins with 48 bits of milliseconds, and its 13th digit is 7. */
function canBe({ id, publishedAt }) {
  const at = Date.parse(publishedAt);
  const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return id[14] === '7' && Math.abs(made - at) <= 5 * 60_000 && isPast(publishedAt);
}

function isPast(at) {
  return Date.parse(at) <= Date.parse(header.madeAt) + 5 * 60_000;
}

/** Microseconds since 1970 of a text such as 2026-11-25T09:00:00.123456Z. */
function micros(text) {
  return BigInt(Date.parse(`${text.slice(0, 23)}Z`)) * 1000n + BigInt(text.slice(23, 26));
}

/** @returns how many are newer than the export */
function checkSink() {
  const missing = [...sunk].filter((line) => !lines.has(line)).map(parse);
  for (const { seq, body } of missing)
    holds(
      micros(parse(body).at) > micros(header.madeAt),
      `checkpoint ${seq}: it was kept outside, and is not in the export`,
    );
  return missing.length;
}
