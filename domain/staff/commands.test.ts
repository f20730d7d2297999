import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntry } from '@/db/schema/audit';
import { staff, staffSession } from '@/db/schema/staff';
import { createWorld, type World } from '@/tests/support/world';
import { addStaff, logIn, logOut, revokeSessions } from './commands';
import { AddStaff } from './input';
import { findSession } from './queries';

const password = 'correct horse battery';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('the right password opens a session of twelve hours, in any spelling of the address', async () => {
  const { email, staffId } = await aMember();
  const result = await logIn(world.system, { email: ` ${email.toUpperCase()} `, password });
  const session = await findSession(world.system, sessionOf(result));
  expect(session).toMatchObject({ id: staffId, role: 'agent', companyName: 'Appex' });
  const [row] = await world.db
    .select()
    .from(staffSession)
    .where(eq(staffSession.id, sessionOf(result)));
  const hours = (Number(row?.expiresAt) - Number(row?.createdAt)) / 3_600_000;
  expect(hours).toBeCloseTo(12, 2);
});

test('a wrong password and an unknown address are one answer', async () => {
  const { email } = await aMember();
  const wrong = await logIn(world.system, { email, password: 'something else' });
  const unknown = await logIn(world.system, { email: 'nobody@appex.example', password });
  const noAddress = await logIn(world.system, { email: 'nobody', password });
  expect([wrong, unknown, noAddress]).toEqual(Array(3).fill({ ok: false, reason: 'wrong' }));
});

test('of a burst of wrong tries ten are weighed, and then the right password waits too', async () => {
  const { email } = await aMember();
  const tries = Array.from({ length: 25 }, () =>
    logIn(world.system, { email, password: 'a guess' }),
  );
  const reasons = (await Promise.all(tries)).map((result) => (result.ok ? 'in' : result.reason));
  expect(reasons.filter((reason) => reason === 'wrong')).toHaveLength(10);
  expect(reasons.filter((reason) => reason === 'throttled')).toHaveLength(15);
  expect(await logIn(world.system, { email, password })).toEqual({
    ok: false,
    reason: 'throttled',
  });
  const other = await aMember();
  expect((await logIn(world.system, { email: other.email, password })).ok).toBe(true);
});

test('the audit tells of log-ins and failed tries, and holds no address', async () => {
  const { email, staffId } = await aMember();
  await logIn(world.system, { email, password: 'a guess' });
  await logIn(world.system, { email, password });
  const mine = await world.db
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.action, 'login'), eq(auditEntry.staffId, staffId)));
  expect(mine).toHaveLength(1);
  const everything = JSON.stringify(await world.db.select().from(auditEntry));
  expect(everything).toContain('loginFailed');
  expect(everything).not.toContain('@');
});

test('a session ends when it is logged out, revoked or outlived, and with its owner', async () => {
  const { email, staffId } = await aMember();
  const open = async () => sessionOf(await logIn(world.system, { email, password }));
  const [loggedOut, outlived, revoked] = [await open(), await open(), await open()];

  await logOut(world.system, { sessionId: loggedOut });
  await world.db
    .update(staffSession)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(staffSession.id, outlived));
  expect(await findSession(world.system, loggedOut)).toBeNull();
  expect(await findSession(world.system, outlived)).toBeNull();
  expect(await findSession(world.system, revoked)).not.toBeNull();

  // Of the three, one is open: the others ended before.
  expect(await revokeSessions(world.system, { staffId })).toBe(1);
  expect(await findSession(world.system, revoked)).toBeNull();

  const last = await open();
  await world.db.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, staffId));
  expect(await findSession(world.system, last)).toBeNull();
  expect(await logIn(world.system, { email, password })).toEqual({ ok: false, reason: 'wrong' });
});

test('an address has one account, and a short password makes none', async () => {
  const { email } = await aMember();
  const again = AddStaff.parse({ email, name: 'Kari Moe', role: 'reader', password });
  expect(await addStaff(world.system, again)).toEqual({ ok: false, reason: 'duplicate' });
  const short = AddStaff.safeParse({ email, name: 'Kari Moe', role: 'reader', password: 'short' });
  expect(short.error?.issues.map((issue) => issue.message)).toEqual(['passwordTooShort']);
});

let members = 0;

async function aMember(): Promise<{ email: string; staffId: string }> {
  members += 1;
  const email = `member${members}@appex.example`;
  const input = { email, name: 'Mia Member', role: 'agent', password, companyKey: 'appex' };
  const result = await addStaff(world.system, AddStaff.parse(input));
  if (!result.ok) throw new Error(result.reason);
  return { email, staffId: result.staffId };
}

function sessionOf(result: Awaited<ReturnType<typeof logIn>>): string {
  if (!result.ok) throw new Error(result.reason);
  return result.sessionId;
}
