import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSigningKey, parseSigningKey } from '@/lib/signing-key';
import { createSealedWorld } from '@/tests/support/sealed-world';
import { tampered } from '@/tests/support/tampering';
import type { World } from '@/tests/support/world';
import { checkLedger } from './commands';

const key = parseSigningKey(newSigningKey());
let world: World;

beforeAll(async () => {
  world = await createSealedWorld(key);
});
afterAll(() => world.close());

test('an untouched ledger holds, and that it was checked is kept', async () => {
  expect(await checkLedger(world.director.ctx)).toMatchObject({
    events: 3,
    faults: [],
    checkpoints: 1,
    checkpointFaults: [],
  });
});

test.each([
  [
    'a contact and his leaves go',
    'delete from checkpoint_leaf where contact_id = (select contact_id from consent_event where seq = 2); delete from consent; delete from consent_event where contact_id = (select contact_id from consent_event where seq = 2)',
    'root',
  ],
  [
    'a wording is rewritten with its fingerprint',
    "update notice set content = content || ' ', sha256 = sha256(convert_to(content || ' ', 'UTF8')) where version = 0",
    'notices',
  ],
  [
    'a deed of staff goes',
    "delete from audit_entry where id = (select id from audit_entry where id < id_from(now() - interval '100 seconds') limit 1)",
    'audit',
  ],
])('on the screen, without the key, %s is found and audited', async (_what, change, fault) => {
  await tampered(world, change, async (db) => {
    const found = await checkLedger({ ...world.director.ctx, db });
    expect(found.checkpointFaults.map((each) => each.fault)).toContain(fault);
    const [entry] = await db.execute(
      sql`select staff_id, detail from audit_entry where action = 'ledgerVerified' order by id desc limit 1`,
    );
    const faults = found.faults.length + found.checkpointFaults.length;
    expect(entry).toMatchObject({ staff_id: world.director.id, detail: { faults } });
  });
});
