import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { uuidText } from './ids';

const TOKEN_BYTES = 32;
const MAC_BYTES = 32;
const UUID_BYTES = 16;
const KEY_ID_BYTES = 2;

/** What a sealed link may be used for. A link sealed for one use never opens another. */
export type LinkUse = 'preferences' | 'unsubscribe' | 'pixel' | 'click';
export type SealedLink = { contactId: string; messageId: string };

/** A secret link token: 256 random bits, and the SHA-256 that alone is stored. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Whether the text has the shape of `newToken`, before the database is asked. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/**
 * Seals a contact and a message into a link that needs no row in the database: key id, both ids and
 * HMAC-SHA-256 (RFC 2104) over use and ids, base64url.
 * @param secrets `LINK_SECRET`; the first of a comma separated list signs.
 */
export function sealLink(use: LinkUse, link: SealedLink, secrets: string, bound = ''): string {
  const [secret] = listSecrets(secrets);
  const body = Buffer.concat([keyId(secret), uuidBytes(link.contactId), uuidBytes(link.messageId)]);
  return Buffer.concat([body, mac(use, body, bound, secret)]).toString('base64url');
}

/**
 * Opens what `sealLink` made, with any secret of the list.
 * @param bound text that the seal also covers, such as the target of a redirect.
 * @returns null when the token is not ours, was cut, or was sealed for another use.
 */
export function openLink(
  use: LinkUse,
  token: string,
  secrets: string,
  bound = '',
): SealedLink | null {
  const bytes = Buffer.from(token, 'base64url');
  const bodyBytes = KEY_ID_BYTES + 2 * UUID_BYTES;
  if (bytes.length !== bodyBytes + MAC_BYTES || bytes.toString('base64url') !== token) return null;
  const body = bytes.subarray(0, bodyBytes);
  const secret = listSecrets(secrets).find((each) => keyId(each).equals(body.subarray(0, 2)));
  if (!secret || !timingSafeEqual(bytes.subarray(bodyBytes), mac(use, body, bound, secret)))
    return null;
  return {
    contactId: uuidText(body.subarray(KEY_ID_BYTES)),
    messageId: uuidText(body.subarray(KEY_ID_BYTES + UUID_BYTES)),
  };
}

/**
 * The link of the same mail for another use, sealed under the secret of the one at hand: after the
 * secret was changed it is still the one that the mail was written with. Null for a link that is not ours.
 */
export function sealAlike(
  use: LinkUse,
  like: { use: LinkUse; token: string },
  secrets: string,
): string | null {
  for (const secret of listSecrets(secrets)) {
    const link = openLink(like.use, like.token, secret);
    if (link) return sealLink(use, link, secret);
  }
  return null;
}

/** Hashes an address so that it can be recognised, but not read, after its contact is erased. */
export function suppressionHashes(emailKey: string, secrets: string): Buffer[] {
  return listSecrets(secrets).map((secret) =>
    createHmac('sha256', secret).update(`suppression\0${emailKey}`).digest(),
  );
}

function listSecrets(secrets: string): [string, ...string[]] {
  const [first = '', ...others] = secrets.split(',').map((secret) => secret.trim());
  return [first, ...others];
}

function keyId(secret: string): Buffer {
  return createHash('sha256').update(`key id\0${secret}`).digest().subarray(0, KEY_ID_BYTES);
}

function mac(use: LinkUse, body: Buffer, bound: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${use}\0`).update(body).update(bound).digest();
}

function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}
