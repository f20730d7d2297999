import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { newSigningKey } from '@/lib/signing-key';
import { Complaint, errorCode } from './complaint';
import { shown } from './project';

const Secrets = z.object({
  databasePassword: z.string().min(16),
  authSecret: z.string().min(16),
  linkSecret: z.string().min(16),
  /** A data folder of an earlier version has none yet. */
  checkpointKey: z.base64().optional(),
});

export type Secrets = z.output<typeof Secrets>;

/** The demo's secrets: made once, kept in `secrets.json` for its owner alone. */
export function keepSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  const kept = readSecrets(file);
  if (kept?.checkpointKey) return kept;
  const made: Secrets = {
    databasePassword: randomSecret(),
    authSecret: randomSecret(),
    linkSecret: randomSecret(),
    ...kept,
    checkpointKey: newSigningKey(),
  };
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

function readSecrets(file: string): Secrets | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new Complaint(`${shown(file)} cannot be read: ${errorCode(error)}.`);
  }
  try {
    return Secrets.parse(JSON.parse(text));
  } catch {
    throw new Complaint(`${shown(file)} is damaged. Start afresh: npm start -- --reset`);
  }
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}
