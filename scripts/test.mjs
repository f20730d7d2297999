// `npm test`, and `npm run check` with --quick: the part that any Node from 20 on can run before a package is installed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './bootstrap/install.mjs';
import { runNode } from './bootstrap/run.mjs';
import { countTests } from './test/counts.mjs';
import { everything, quickly } from './test/steps.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const reports = mkdtempSync(path.join(tmpdir(), 'samtykke-reports-'));
const env = testEnv();
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped = true;
  });
}

try {
  process.exitCode = (await ensureInstalled(root)) ? await runAll() : 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

async function runAll() {
  const total = { passed: 0, failed: 0 };
  const broken = new Set();
  for (const step of process.argv.includes('--quick') ? quickly : everything) {
    if (stopped) return 130;
    if (broken.has(step.needs)) {
      console.log(`\n── ${step.title}: not run, for "${step.needs.title}" failed\n`);
      total.failed += 1;
      continue;
    }
    const { passed, failed } = await run(step);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) broken.add(step);
  }
  if (stopped) return 130;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

async function run(step) {
  console.log(`\n── ${step.title}\n`);
  const start = Date.now();
  const report = path.join(reports, `${step.runner}.json`);
  const stepEnv = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  let succeeded = true;
  for (const command of step.commands(report)) {
    succeeded &&= (await runNode(root, command, { env: stepEnv })) === 0;
  }
  const counts = step.runner
    ? countTests(step.runner, report, succeeded)
    : { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`\n${step.title}: ${succeeded ? 'passed' : 'FAILED'} in ${seconds} s`);
  return counts;
}

/** The settings of whoever runs the tests must not reach them, least of all his database. */
function testEnv() {
  const own =
    /^(APP_URL|AUTH_SECRET|LINK_SECRET|SMTP_URL|NODE_ENV|(DATABASE|CHECKPOINT|RESEND)_.*)$/;
  const kept = Object.entries(process.env).filter(([name]) => !own.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: '1' };
}
