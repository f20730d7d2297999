import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** A key pair for Ed25519 (RFC 8032): the private half signs, the public half is for anyone. */
export type SigningKey = { privateKey: KeyObject; publicKey: KeyObject; keyId: string };

/** A new private key as the setting holds it: PKCS #8 in DER, base64. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

/** @throws Error with one line when the text is no Ed25519 key. */
export function parseSigningKey(text: string): SigningKey {
  const privateKey = readPrivateKey(text);
  if (privateKey?.asymmetricKeyType !== 'ed25519')
    throw new Error('The signing key is no Ed25519 key in PKCS #8 and base64.');
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, keyId: keyIdOf(publicKey) };
}

/** Whether a text is what `newSigningKey` makes. */
export function isSigningKey(text: string): boolean {
  return readPrivateKey(text)?.asymmetricKeyType === 'ed25519';
}

/** The public key as it is handed out: SPKI in DER, base64. */
export function publicKeyText(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** The first 16 hex digits of the SHA-256 of the public key. */
function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

export function signText(text: string, { privateKey }: SigningKey): Buffer {
  return sign(null, Buffer.from(text), privateKey);
}

export function isSignedBy(text: string, signature: Buffer, publicKey: KeyObject): boolean {
  return verify(null, Buffer.from(text), publicKey, signature);
}

function readPrivateKey(text: string): KeyObject | null {
  try {
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    return null;
  }
}
