#!/usr/bin/env node
// Checks the evidence of one contact, taken as "JSON med alt". One file, Node alone: read it, and run it anywhere.
//
//   node verify-pack.mjs bevis.json [--checkpoints checkpoints.jsonl] [--public-key <base64>]
//
//   wording     sha256 = SHA-256 of content
//   chain       prevHash = hash of the link before (32 zero bytes at first); seq = 1, 2, 3 …
//   event       hash = SHA-256 of prevHash and payload, and is that of its link; the payload names this contact, this
//               seq, and the wording's SHA-256, and says the same as the fields beside it
//   consent     stands as the last event of its purpose says, and holds only by a yes
//   checkpoint  saw the link with its head's seq and hash. SHA-256 over a byte 0, contact id (16 bytes), seq (8, big
//               endian) and hash (32), and then, for each step of the path, over a byte 1, what stands on the left and what
//               on the right, is the root in the body (RFC 6962, section 2.1.1). Ed25519 signature over the body (RFC 8032)
//   --checkpoints   the checkpoint stands in the file that was kept outside the database
//   --public-key    the checkpoint is signed by it; without it, by the key that it states, which may be anyone's
// Exit 0 when everything holds, 1 at the first thing that does not, 2 when the file cannot be read.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const hex = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const bytes = (text) => Buffer.from(text.replaceAll('-', ''), 'hex');

class Wrong extends Error {}
function holds(condition, what) {
  if (!condition) throw new Wrong(what);
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { checkpoints: { type: 'string' }, 'public-key': { type: 'string' } },
});
const [file] = positionals;

try {
  const pack = JSON.parse(readFileSync(file ?? 'bevis.json', 'utf8'));
  const { events, chain, wordings, checkpoint } = pack;
  checkWordings(wordings);
  checkChain(pack);
  checkFields(pack);
  checkConsents(pack);
  const remarks = checkpoint
    ? checkCheckpoint(pack)
    : ['No checkpoint covers the chain: its end may be missing.'];
  console.log(
    `The evidence holds: ${events.length} of ${chain.length} events, ${wordings.length} wordings.`,
  );
  for (const remark of [...remarks, ...limitsOf(pack)]) console.log(remark);
} catch (error) {
  const isWrong = error instanceof Wrong;
  console.error(isWrong ? `Wrong: ${error.message}.` : `Cannot be read: ${error.message}`);
  process.exitCode = isWrong ? 1 : 2;
}

function checkWordings(wordings) {
  for (const { id, content, sha256 } of wordings)
    holds(hex(content) === sha256, `wording ${id}: its text does not have its SHA-256`);
}

function checkChain({ contact, events, chain, wordings }) {
  let before = '0'.repeat(64);
  for (const [place, { seq, prevHash, hash }] of chain.entries()) {
    holds(seq === place + 1, `event ${seq}: the one before it is missing`);
    holds(prevHash === before, `event ${seq}: it follows another event`);
    before = hash;
  }
  for (const { seq, prevHash, hash, payload } of events) {
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

/** What a person reads is what was hashed. Versions 1 and 2 know of fewer fields, and write null for none. */
function checkFields({ events, consents }) {
  const moment = (said) => (said ? Date.parse(said.endsWith('Z') ? said : `${said}Z`) : null);
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
  }
}

/** A yes may end without an event: by its life, or by a newer wording. Nothing else differs from the last event. */
function checkConsents({ events, consents }) {
  for (const { key, standing, holds: mayBeUsed, until } of consents) {
    const last = events.filter(({ purpose }) => purpose === key).at(-1)?.decision ?? 'notAsked';
    const hasEnded = last === 'granted' && standing === 'expired' && until !== null;
    holds(standing === last || hasEnded, `consent ${key}: its last event says something else`);
    holds(mayBeUsed === (standing === 'granted'), `consent ${key}: it does not hold as it stands`);
  }
}

/** What this check cannot tell. */
function limitsOf({ events, chain }) {
  const left = chain.length - events.length;
  return [
    left > 0 &&
      `${left} events of the chain are not in the file: they are about other purposes, or were left out.`,
    'Names, notes and traces of a request are tied to the events by a key that stays in the database.',
    'Showings, mails and details of the contact are in no chain.',
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
  holds(said.seq === seq && said.root === reached, `${name}: the chain is not in its tree`);
  const keyText = options['public-key'] ?? checkpoint.publicKey;
  if (keyText) {
    const key = createPublicKey({
      key: Buffer.from(keyText, 'base64'),
      format: 'der',
      type: 'spki',
    });
    const isSigned = verify(null, Buffer.from(body), key, bytes(signature));
    holds(isSigned, `${name}: it is not signed by the key`);
  }
  if (options.checkpoints) {
    const line = { seq, body, signature: bytes(signature).toString('base64'), keyId };
    const kept = readFileSync(options.checkpoints, 'utf8').split('\n');
    holds(kept.includes(JSON.stringify(line)), `${name}: it was not kept outside`);
  }
  return [
    `Checkpoint ${seq} of ${said.at} saw the chain up to event ${head.seq}.`,
    !keyText && 'No public key was given: the signature was not checked.',
    !options['public-key'] &&
      keyText &&
      'The public key came from the evidence itself: whoever wrote it may have signed it.',
    !options.checkpoints && 'No file from outside was given: nothing was compared with it.',
  ].filter(Boolean);
}
