// Verification of the whole ledger, in the database and by the standalone verifier, at 10 000 and at 1 000 000 events. In the
// database also of the chains alone: without the showings and the words of the evidence, which lie beside the ledger.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectOwner, inWords, onOwnServer } from './server';

const EVENTS_PER_CONTACT = 10;
const SIZES = [10_000, 1_000_000];
const ROUNDS = 5;

for (const events of SIZES)
  await onOwnServer((url) => measure(url, events), ['shared_buffers=512MB']);

async function measure(url: string, events: number): Promise<void> {
  const owner = connectOwner(url);
  await owner.unsafe(readFileSync(new URL('./fill-ledger.sql', import.meta.url), 'utf8'));
  await owner`select bench_fill(${events / EVENTS_PER_CONTACT})`;
  await owner`vacuum analyze`;
  const chains: number[] = [];
  const everything: number[] = [];
  for (let i = 0; i <= ROUNDS; i++)
    for (const perSecond of [chains, everything]) {
      const before = performance.now();
      const faults =
        await owner`select * from verify_ledger(p_with_evidence => ${perSecond === everything})`;
      if (faults.length > 0)
        throw new Error(`The ledger does not hold: ${JSON.stringify(faults[0])}`);
      // The first round warms the caches.
      if (i > 0) perSecond.push(events / ((performance.now() - before) / 1000));
    }
  await owner.end();
  const file = path.join(tmpdir(), `samtykke-bench-${process.pid}.jsonl`);
  try {
    const out = openSync(file, 'w');
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/ledger.ts', 'export'], {
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', out, 'inherit'],
    });
    closeSync(out);
    const standalone: number[] = [];
    for (let i = 0; i < 3; i++) {
      const before = performance.now();
      execFileSync(process.execPath, ['scripts/verify-export.mjs', file], { stdio: 'ignore' });
      standalone.push(events / ((performance.now() - before) / 1000));
    }
    console.log(`${events} events`);
    console.log(`  chains, in SQL:      ${inWords(chains, 0)} a second`);
    console.log(`  everything, in SQL:  ${inWords(everything, 0)} a second`);
    console.log(`  standalone verifier: ${inWords(standalone, 0)} a second`);
  } finally {
    rmSync(file, { force: true });
  }
}
