import { readFileSync } from 'node:fs';
import { connect } from '@/db/client';
import { settleCheckpoints } from '@/domain/checkpoints/commands';
import { listCheckpoints, listLeaves } from '@/domain/checkpoints/queries';
import { parseBody, sinkLine } from '@/domain/checkpoints/rules';
import { createCtx } from '@/domain/context';
import { noteLedgerExport } from '@/domain/ledger/commands';
import { exportEvents, exportLevels, exportNotices, exportPurposes } from '@/domain/ledger/queries';
import { countUndelivered, hasDelivered } from '@/domain/sinks/queries';
import { sinkNames } from '@/domain/sinks/rules';
import { verifyCheckpoints, verifyLedger } from '@/domain/verification/queries';
import { checkpointSettings, databaseLoginUrls } from '@/lib/env';
import { newSigningKey, parseSigningKey, publicKeyText } from '@/lib/signing-key';
import '@/lib/plain-errors';
import { nameOperator } from './operator';
import { provideDatabase } from './start/running';

const usage = [
  'npm run ledger -- verify   folds and checks the whole ledger and its checkpoints; exit 1 at a fault',
  'npm run ledger -- export   writes the ledger for scripts/verify-export.mjs, without names, to the terminal',
  'npm run ledger -- key      makes a CHECKPOINT_KEY, and prints the public key that goes with it',
].join('\n');

const commands = { verify, export: exportLedger, key } as const;
const command = Object.entries(commands).find(([name]) => name === process.argv[2])?.[1];
if (!command) console.error(usage);
process.exitCode = command ? await command() : 1;

/** Says the first wrong row first, and what was checked. */
async function verify(): Promise<number> {
  provideDatabase();
  const { db, close } = connect(databaseLoginUrls().auditor.url, { poolMax: 1 });
  const ctx = createCtx(db, { type: 'system', name: 'ledger' }, { appUrl: '', linkSecret: '' });
  const settings = checkpointSettings();
  const signingKey = settings.key ? parseSigningKey(settings.key) : null;
  try {
    // Asked before the file is read: what was delivered by now must stand there.
    const wasWritten = await hasDelivered(ctx, 'file');
    const sunk = settings.file ? readSink(settings.file) : null;
    const isFileLost = sunk?.length === 0 && wasWritten;
    const { events, contacts, faults } = await verifyLedger(ctx);
    const checked = await verifyCheckpoints(ctx, { key: signingKey, sunk });
    for (const { contactId, seq, fault } of faults)
      console.error(`Wrong: ${fault}, contact ${contactId ?? '-'}, event ${seq ?? '-'}`);
    for (const { seq, fault } of checked.faults)
      console.error(`Wrong: ${fault}, checkpoint ${seq}`);
    if (isFileLost)
      console.error(`Wrong: checkpoints were written to ${settings.file}, and it holds none`);
    else if (sunk?.length === 0)
      console.log(`${settings.file} cannot be read, and nothing was written there yet.`);
    const count = faults.length + checked.faults.length + (isFileLost ? 1 : 0);
    const verdict = count === 0 ? 'the ledger holds.' : `${count} faults.`;
    console.log(
      `${events} events of ${contacts} contacts, ${checked.checkpoints} checkpoints: ${verdict}`,
    );
    for (const sink of sinkNames) {
      const waiting = settings[sink] ? await countUndelivered(ctx, sink) : 0;
      if (waiting > 0)
        console.log(`Not out of the database yet, by ${sink}: ${waiting} checkpoints.`);
    }
    if (!signingKey) console.log('CHECKPOINT_KEY is not set: no signature was checked.');
    if (!sunk)
      console.log('CHECKPOINT_FILE is not set: nothing outside the database was compared.');
    return count === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

/**
 * Everything that an outsider needs to check the ledger, a JSON object a line. It holds no name and no address. That it
 * is exported is kept before the first line leaves.
 */
async function exportLedger(): Promise<number> {
  provideDatabase();
  const { db, close } = connect(databaseLoginUrls().auditor.url, { poolMax: 1 });
  const ctx = createCtx(db, { type: 'system', name: 'ledger' }, { appUrl: '', linkSecret: '' });
  const settings = checkpointSettings();
  const ownKey = settings.key ? [publicKeyText(parseSigningKey(settings.key).publicKey)] : [];
  const write = (type: string, row: object) => console.log(JSON.stringify({ type, ...row }));
  try {
    await noteLedgerExport(ctx, { operator: nameOperator() });
    const madeAt = await settleCheckpoints(ctx);
    // One picture of the database: nothing that comes meanwhile stands in one part and not in another.
    await db.transaction(
      async (db) => {
        const inside = { ...ctx, db };
        const checkpoints = await listCheckpoints(inside);
        // Those of before a change of the key name it themselves.
        const named = checkpoints.flatMap(({ body }) => parseBody(body)?.publicKey ?? []);
        write('header', { v: 1, madeAt, publicKeys: [...new Set([...ownKey, ...named])] });
        for (const row of await exportNotices(inside)) write('notice', row);
        for (const row of await exportPurposes(inside)) write('purpose', row);
        for (const row of await exportLevels(inside)) write('level', row);
        for (const row of checkpoints) write('checkpoint', JSON.parse(sinkLine(row)));
        for await (const leaves of listLeaves(inside))
          for (const { contactId, seq, hash, checkpointSeq } of leaves)
            write('leaf', {
              checkpoint: checkpointSeq,
              contact: contactId,
              seq,
              hash: hash.toString('hex'),
            });
        let events = 0;
        for await (const rows of exportEvents(inside)) {
          for (const row of rows) write('event', row);
          events += rows.length;
        }
        write('end', { events });
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    return 0;
  } finally {
    await close();
  }
}

/** The checkpoints that stand in the file; none where it cannot be read. */
function readSink(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

async function key(): Promise<number> {
  const made = newSigningKey();
  const { publicKey, keyId } = parseSigningKey(made);
  console.log(`CHECKPOINT_KEY=${made}`);
  console.log(`# public key ${keyId}, for whoever checks: ${publicKeyText(publicKey)}`);
  return 0;
}
