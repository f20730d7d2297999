import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from './support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.aContact({ granted: ['appex'] });
});

afterAll(() => world.close());

function runExport(): Promise<{ code: number; stdout: string }> {
  const env = { ...process.env, DATABASE_URL: world.url };
  const args = ['--import', 'tsx', 'scripts/ledger.ts', 'export'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout }),
    );
  });
}

const entries = () =>
  world.sql`select staff_id, subject_type, detail from audit_entry where action = 'ledgerExported'`;

test('an export stands in the audit trail with the user of the operating system', async () => {
  const { code, stdout } = await runExport();
  expect(code).toBe(0);
  expect(stdout).toContain('"type":"event"');
  expect(await entries()).toMatchObject([
    { staff_id: null, subject_type: 'ledger', detail: { operator: userInfo().username } },
  ]);
});

test('an export that cannot be audited lets nothing out', async () => {
  await world.owner.unsafe(
    `alter table audit_entry add constraint broken check (action <> 'ledgerExported') not valid`,
  );
  const { code, stdout } = await runExport();
  expect(code).not.toBe(0);
  expect(stdout).toBe('');
  expect(await entries()).toHaveLength(1);
});
