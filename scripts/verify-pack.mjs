#!/usr/bin/env node
// Checks the evidence of one contact, taken as "JSON med alt". One file, Node alone: read it, and run it anywhere.
//
//   node verify-pack.mjs bevis.json [--checkpoints checkpoints.jsonl] [--public-key <base64> …]
//
//   file        spelt as JSON.stringify spells what was read, but for space between: a name that stands twice in one object
//               would say one thing to this program and another to the next
//   wording     sha256 = SHA-256 of content; each stands once
//   chain       prevHash = hash of the link before (32 zero bytes at first); seq = 1, 2, 3 …
//   event       hash = SHA-256 of prevHash and payload, and is that of its link; the payload names this contact, this
//               seq, and the wording's SHA-256, and says the same as the fields beside it and as those of its link. Events
//               stand in order of seq, and `previous` is what the one before about the same purpose says
//   consent     stands as the last event of its purpose says, since then, by whom and where it says, and holds only by a
//               yes. It ends when that event says; or before, where a newer wording is said to end it, which is then named.
//               Its company is one of the controllers, and of those that the wording of its last answer names
//   exportedAt  is not before what stands in the file
//   verification   states no fault, and was made with this checkpoint or a later one
//   checkpoint  saw the link with its head's seq and hash. SHA-256 over a byte 0, contact id (16 bytes), seq (8, big
//               endian) and hash (32), and then, for each step of the path, over a byte 1, what stands on the left and what
//               on the right, is the root in the body (RFC 6962, section 2.1.1). Ed25519 signature over the body (RFC 8032)
//   --checkpoints   the checkpoint stands in the file that was kept outside the database
//   --public-key    the checkpoint is signed by it, or by one of them; without it, by the key that it states, which may be
//                   anyone's
// Exit 0 when everything holds, 1 at the first thing that does not, 2 when the file cannot be read.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const hex = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const bytes = (text) => Buffer.from(text.replaceAll('-', ''), 'hex');
const moment = (said) => (said ? Date.parse(said.endsWith('Z') ? said : `${said}Z`) : null);

/** A file is written within this time of the moment whose answers it has, and two clocks differ by less. */
const WRITING_MILLISECONDS = 60_000;
/** A checkpoint is kept within this time after the moment that is signed in it. */
const KEEPING_MILLISECONDS = 3_600_000;

class Wrong extends Error {}
function holds(condition, what) {
  if (!condition) throw new Wrong(what);
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { checkpoints: { type: 'string' }, 'public-key': { type: 'string', multiple: true } },
});
const [file] = positionals;

try {
  const pack = parse(readFileSync(file ?? 'bevis.json', 'utf8'));
  const { events, chain, wordings, checkpoint } = pack;
  checkWordings(wordings);
  checkChain(pack);
  checkPurposes(pack);
  checkFields(pack);
  const told = [checkWritten(pack), ...checkEndings(pack), ...checkConsents(pack)].filter(Boolean);
  checkVerification(pack);
  const remarks = checkpoint
    ? checkCheckpoint(pack)
    : ['No checkpoint covers the chain: its end may be missing.'];
  console.log(
    `The evidence holds: ${events.length} of ${chain.length} events, ${wordings.length} wordings.`,
  );
  for (const remark of [...remarks, ...told, ...limitsOf(pack)]) console.log(remark);
} catch (error) {
  const isWrong = error instanceof Wrong;
  console.error(isWrong ? `Wrong: ${error.message}.` : `Cannot be read: ${error.message}`);
  process.exitCode = isWrong ? 1 : 2;
}

function parse(text) {
  const pack = JSON.parse(text);
  const spelling = text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part[0] === '"' ? part : ''));
  holds(
    spelling === JSON.stringify(pack),
    'the file is not spelt as Samtykke writes it: another program may read something else in it',
  );
  return pack;
}

function checkWordings(wordings) {
  for (const [at, { id, content, sha256 }] of wordings.entries()) {
    holds(hex(content) === sha256, `wording ${id}: its text does not have its SHA-256`);
    holds(wordings.findIndex((each) => each.id === id) === at, `wording ${id}: it stands twice`);
  }
}

function checkChain({ contact, events, chain, wordings }) {
  let before = '0'.repeat(64);
  for (const [place, { seq, prevHash, hash }] of chain.entries()) {
    holds(seq === place + 1, `event ${seq}: the one before it is missing`);
    holds(prevHash === before, `event ${seq}: it follows another event`);
    before = hash;
  }
  for (const [at, { seq, prevHash, hash, payload }] of events.entries()) {
    holds(at === 0 || events[at - 1].seq < seq, `event ${seq}: it does not stand in its order`);
    const link = chain[seq - 1];
    const isLinked = link?.hash === hash && link.prevHash === prevHash;
    holds(isLinked, `event ${seq}: it is not in the chain`);
    holds(hex(bytes(prevHash), payload) === hash, `event ${seq}: its bytes do not have its hash`);
    const said = JSON.parse(payload);
    const isOwn = said.contact === contact.id && said.seq === seq;
    holds(isOwn, `event ${seq}: its bytes are about another event`);
    const wording = wordings.find(({ id }) => id === said.notice);
    holds(
      !said.notice || wording?.sha256 === said.noticeSha256,
      `event ${seq}: its wording is not the one that was read`,
    );
  }
}

/** Each purpose has one id and one key in all of the file. The hashed bytes have the id alone. */
function checkPurposes({ consents, events, wordings }) {
  for (const field of ['key', 'purposeId'])
    for (const [at, { [field]: value }] of consents.entries())
      holds(
        consents.findIndex((each) => each[field] === value) === at,
        `${value}: it stands twice`,
      );
  for (const { seq, noticeId, purpose } of events) {
    const wording = wordings.find(({ id }) => id === noticeId);
    const isAbout = !wording || wording.purposes.includes(purpose);
    holds(isAbout, `event ${seq}: its wording is not about its purpose`);
  }
}

/** What a person reads is what was hashed. Versions 1 and 2 know of fewer fields, and write null for none. */
function checkFields({ events, consents, chain, servings, messages }) {
  for (const { payload, ...event } of events) {
    const {
      recordedAt,
      recordedAtUtc = recordedAt,
      expiresAt,
      expiresAtUtc = expiresAt,
      ...said
    } = JSON.parse(payload);
    const same = {
      id: said.id,
      purpose: consents.find(({ purposeId }) => purposeId === said.purpose)?.key,
      decision: said.decision,
      previous: said.previous || null,
      noticeId: said.notice || null,
      answerId: said.answer,
      actorType: said.actorType,
      channel: said.channel,
      credential: said.credential || null,
      servedId: said.served || null,
      agreedOn: said.agreedOn || null,
    };
    for (const [field, value] of Object.entries(same))
      holds(event[field] === value, `event ${event.seq}: its bytes say another ${field}`);
    for (const [field, text] of [
      ['recordedAt', recordedAtUtc],
      ['expiresAt', expiresAtUtc],
    ])
      holds(
        moment(event[field]) === moment(text),
        `event ${event.seq}: its bytes say another ${field}`,
      );
    const before = events.findLast(
      ({ seq, purpose }) => seq < event.seq && purpose === event.purpose,
    );
    holds(
      event.previous === (before?.decision ?? null),
      `event ${event.seq}: the answer about ${event.purpose} before it is missing`,
    );
    const isAtOnce = moment(chain[event.seq - 1].recordedAt) === moment(event.recordedAt);
    holds(isAtOnce, `event ${event.seq}: its link in the chain has another recordedAt`);
    const serving = servings.find(({ id }) => id === event.servedId);
    holds(
      !serving || moment(serving.servedAt) === moment(event.servedAt),
      `event ${event.seq}: its showing has another servedAt`,
    );
    holds(
      !serving || serving.noticeId === event.noticeId,
      `event ${event.seq}: its showing is of another wording`,
    );
    for (const { gateEventId, gateSeq } of messages)
      holds(
        gateEventId !== event.id || gateSeq === event.seq,
        `event ${event.seq}: a mail numbers it ${gateSeq}`,
      );
  }
}

/** A yes that has ended would stand in a file that is said to be older. @returns what is to be said when it holds */
function checkWritten({ exportedAt, chain, checkpoint }) {
  if (!exportedAt) return null;
  const newest = Math.max(
    ...chain.map(({ recordedAt }) => moment(recordedAt)),
    moment(checkpoint?.createdAt) ?? 0,
  );
  holds(
    moment(exportedAt) > newest - WRITING_MILLISECONDS,
    'the file is said to be older than what stands in it',
  );
  return `The file says that it was written ${exportedAt}: what has ended since, it does not tell.`;
}

/**
 * A yes ends by its life when its event says so, and by a newer wording in between.
 * @returns what is to be said when it holds
 */
function checkEndings({ endings, events, wordings }) {
  return endings.map(({ eventId, purpose, at, cause, version }) => {
    const event = events.find(({ id }) => id === eventId);
    const isYes = event?.purpose === purpose && event.decision === 'granted';
    const [end, life] = [moment(at), moment(event?.expiresAt)];
    const isLate = isYes && end >= moment(event.recordedAt) && (life === null || end <= life);
    const answered = wordings.find(({ id }) => id === event?.noticeId);
    const isDue = cause === 'wording' ? version > (answered?.version ?? 0) : end === life;
    holds(isLate && isDue, `the end of a yes to ${purpose}: no event bears it out`);
    return (
      cause === 'wording' &&
      `event ${event.seq}: that version ${version} of the wording ended its yes to ${purpose} is not in the hashed bytes; the export of the ledger has it.`
    );
  });
}

/**
 * A yes may end without an event: by its life, or by a newer wording. Nothing else differs from the last event.
 * @returns what is to be said when it holds
 */
function checkConsents(pack) {
  const { events, consents } = pack;
  return consents.flatMap((consent) => {
    const { key, standing, holds: mayBeUsed } = consent;
    const name = `consent ${key}`;
    const last = events.findLast(({ purpose }) => purpose === key);
    const said = last?.decision ?? 'notAsked';
    const hasEnded = said === 'granted' && standing === 'expired';
    holds(standing === said || hasEnded, `${name}: its last event says something else`);
    holds(mayBeUsed === (standing === 'granted'), `${name}: it does not hold as it stands`);
    const isSince = moment(consent.since) === moment(last?.recordedAt);
    holds(isSince, `${name}: its last event says another since`);
    for (const field of ['actorType', 'actorName', 'channel'])
      holds(
        consent[field] === (last?.[field] ?? null),
        `${name}: its last event says another ${field}`,
      );
    return [checkCompany(pack, consent, name), checkEnd(pack, consent, last, name)];
  });
}

/** The number of a company stays, its name is that of today. @returns what is to be said when it holds */
function checkCompany({ controllers, events, wordings }, { key, orgnr, companyName }, name) {
  const isKnown = controllers.some(
    (each) => each.orgnr === orgnr && each.legalName === companyName,
  );
  holds(isKnown, `${name}: its company is none of the controllers`);
  const { noticeId } = events.findLast((each) => each.purpose === key && each.noticeId) ?? {};
  const wording = wordings.find(({ id }) => id === noticeId);
  const named = (wording && JSON.parse(wording.content).controllers) ?? [];
  if (named.length === 0) return null;
  const own = named.find((each) => each.orgnr === orgnr);
  holds(own, `${name}: the wording of its last answer does not name ${orgnr}`);
  return (
    own.name !== companyName &&
    `${name}: its company is called ${companyName}, and ${own.name} in the wording of its last answer.`
  );
}

/** @returns what is to be said when it holds */
function checkEnd({ endings, exportedAt }, { standing, since, until }, last, name) {
  const [end, life] = [moment(until), moment(last?.expiresAt)];
  const isFitting = (condition) => holds(condition, `${name}: no event says its until`);
  if (last?.decision !== 'granted' || end === null) {
    isFitting(
      end === null && (last?.decision !== 'granted' || (life === null && standing === 'granted')),
    );
    return null;
  }
  const writtenAt = Math.min(moment(exportedAt) ?? Number.POSITIVE_INFINITY, Date.now());
  isFitting(
    standing === 'granted'
      ? end > writtenAt - WRITING_MILLISECONDS
      : end < writtenAt + WRITING_MILLISECONDS,
  );
  if (end === life) return null;
  isFitting(life === null || end < life);
  if (standing === 'granted')
    return `${name}: that a newer wording ends it on ${until} is not in the hashed bytes; the export of the ledger has it.`;
  const ending = endings.find(({ eventId, cause }) => eventId === last.id && cause === 'wording');
  isFitting(ending && moment(ending.at) === Math.max(end, moment(since)));
  return null;
}

/** What the check in the database found, as the file states it. */
function checkVerification({ verification, checkpoint }) {
  const { holds: isWhole, faults, checkpointSeq } = verification;
  const found = faults
    .map(({ seq, fault }) => (seq ? `${fault} (event ${seq})` : fault))
    .join(', ');
  holds(isWhole === (faults.length === 0), `verification: it contradicts what it found: ${found}`);
  holds(isWhole, `verification: the check in the database found ${found}`);
  const isLater = !checkpoint || checkpointSeq >= checkpoint.seq;
  holds(isLater, 'verification: it was made with an earlier checkpoint than the one in the file');
}

/** What this check cannot tell. */
function limitsOf({ events, chain }) {
  const left = chain.length - events.length;
  return [
    left > 0 &&
      `${left} events of the chain are not in the file: they are about other purposes, or were left out. One that was left out may be a later answer, and what is said to hold does not. The times of their links are only stated.`,
    'Names, notes and traces of a request are tied to the events by a key that stays in the database.',
    'The version, language, level and publication date of a wording are not in the hashed bytes. The digest of a checkpoint has them, and the export of the whole ledger is compared with it.',
    'The hashed bytes name a purpose by its id: its key, its tag and its kind are only stated.',
    'What the check in the database found is only stated.',
    'Showings, mails, objections and details of the contact are in no chain.',
  ].filter(Boolean);
}

/** @returns what is to be said when it holds */
function checkCheckpoint({ contact, chain, checkpoint }) {
  const { seq, body, signature, keyId, head, path } = checkpoint;
  const name = `checkpoint ${seq}`;
  holds(chain[head.seq - 1]?.hash === head.hash, `${name}: it saw another chain`);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(head.seq));
  let reached = hex(Buffer.of(0), bytes(contact.id), length, bytes(head.hash));
  for (const { left = reached, right = reached } of path)
    reached = hex(Buffer.of(1), bytes(left), bytes(right));
  const said = JSON.parse(body);
  const isOfThen = Math.abs(moment(checkpoint.createdAt) - moment(said.at)) < KEEPING_MILLISECONDS;
  holds(isOfThen, `${name}: its body says another createdAt`);
  holds(said.seq === seq && said.root === reached, `${name}: the chain is not in its tree`);
  holds(hex(body) === checkpoint.bodySha256, `${name}: its body does not have its bodySha256`);
  const stated = checkpoint.publicKey ? [checkpoint.publicKey] : [];
  const keys = (options['public-key'] ?? stated).map((text) =>
    createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }),
  );
  const isSigned = keys.some((key) => verify(null, Buffer.from(body), key, bytes(signature)));
  holds(isSigned || keys.length === 0, `${name}: it is not signed by the key`);
  if (options.checkpoints) {
    const line = { seq, body, signature: bytes(signature).toString('base64'), keyId };
    const kept = readFileSync(options.checkpoints, 'utf8').split('\n');
    holds(kept.includes(JSON.stringify(line)), `${name}: it was not kept outside`);
  }
  return [
    `Checkpoint ${seq} of ${said.at} saw the chain up to event ${head.seq}.`,
    keys.length === 0 && 'No public key was given: the signature was not checked.',
    !options['public-key'] &&
      keys.length > 0 &&
      'The public key came from the evidence itself: whoever wrote it may have signed it.',
    !options.checkpoints && 'No file from outside was given: nothing was compared with it.',
  ].filter(Boolean);
}
