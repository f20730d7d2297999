import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { type Connection, connect } from '@/db/client';
import { company } from '@/db/schema/company';
import { contact } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import { levelPurpose, purpose } from '@/db/schema/purpose';
import { staff, staffSession } from '@/db/schema/staff';
import { served } from '@/db/schema/wording';
import definition from '@/db/seed/group.json';
import { createTestDatabase } from '@/db/testing';
import { answerLevel } from '@/domain/consent/commands';
import { registerContact } from '@/domain/contacts/commands';
import { RegisterContact } from '@/domain/contacts/input';
import { type Actor, type Ctx, createCtx } from '@/domain/context';
import { loadGroup } from '@/domain/group/commands';
import { GroupDefinition } from '@/domain/group/input';
import { noteServed } from '@/domain/portal/commands';
import { listPortalLevels } from '@/domain/portal/queries';
import type { Role } from '@/domain/staff/rules';
import { type DatabaseLogin, loginUrl } from '@/lib/database-login';
import { mintMailLinks, mintPortalLink } from './links';

const settings = { appUrl: 'http://localhost:3000', linkSecret: 'a secret for tests only' };

export type World = Awaited<ReturnType<typeof createWorld>>;

type ContactCtx = Ctx & { actor: Extract<Actor, { type: 'contact' }> };

type ContactWish = { granted?: string[]; email?: string; inviteBasis?: 'customer' | 'none' };

/** A database of its own with the group of the story, and short ways to what a test says matters. */
export async function createWorld({ poolMax = 5 } = {}) {
  const database = await createTestDatabase();
  const login = (name: DatabaseLogin) => loginUrl({ DATABASE_URL: database.url }, name);
  const connection = connect(login('app'), { poolMax });
  const workers = connect(login('worker'), { poolMax });
  const { db } = connection;
  const system = ctxFor(connection, { type: 'system', name: 'test' });
  const worker = ctxFor(workers, { type: 'system', name: 'worker' });
  await loadGroup(system, GroupDefinition.parse(definition));

  const kari = await aStaff(connection, 'Kari Moe', 'agent');
  const roy = await aStaff(connection, 'Roy Hansen', 'agent');
  const director = await aStaff(connection, 'Anne Lid', 'admin');
  await db.update(company).set({ managingDirectorId: director.id });

  const purposes = await db.select().from(purpose).orderBy(asc(purpose.position));
  const purposeId = (key: string) => found(purposes.find((each) => each.key === key)).id;

  const links = new Map<string, ContactCtx>();

  /** The contact, by a fresh link of his first mail. */
  const contactCtx = async (contactId: string): Promise<ContactCtx> => {
    const held = links.get(contactId);
    if (held) return held;
    const [mail] = await db
      .select({ id: message.id })
      .from(message)
      .where(eq(message.contactId, contactId))
      .orderBy(asc(message.createdAt))
      .limit(1);
    const messageId = mail?.id ?? (await aMail(contactId));
    const token = await mintPortalLink(worker, { contactId, messageId });
    const ctx = ctxFor(connection, {
      type: 'contact',
      id: contactId,
      channel: 'portal',
      messageId,
      token,
    } as const);
    links.set(contactId, ctx);
    await show(contactId, messageId);
    return ctx;
  };

  /** The contact, by the unsubscribe link of his first mail. */
  const leavingCtx = async (contactId: string, channel: 'unsubscribe' | 'one_click') => {
    const { actor } = await contactCtx(contactId);
    const { unsubscribe: token } = await mintMailLinks(worker, { contactId, ...actor });
    return ctxFor(connection, { ...actor, token, channel });
  };

  /** A mail for a contact whom nobody invited. */
  const aMail = async (contactId: string) => {
    const [first] = await db.select({ id: company.id }).from(company).limit(1);
    const [row] = await db
      .insert(message)
      .values({ kind: 'new_link', contactId, companyId: found(first).id, state: 'sent' })
      .returning({ id: message.id });
    return found(row).id;
  };

  /** The portal shows its page in one language. */
  const show = async (contactId: string, messageId: string, locale: 'nb' | 'nn' | 'en' = 'nb') => {
    const levels = await listPortalLevels(system, contactId, locale);
    const noticeIds = levels.map((each) => each.noticeId);
    await noteServed(system, { contactId, messageId, noticeIds });
  };

  /** Every wording that a link has shown. */
  const noticesOn = async ({ actor: { id, messageId } }: ContactCtx) => {
    const rows = await db
      .select({ id: served.noticeId })
      .from(served)
      .where(and(eq(served.contactId, id), eq(served.messageId, messageId)));
    return rows.map((row) => row.id);
  };

  const levelOf = async (purposeKeys: string[]) => {
    const ids = purposeKeys.map(purposeId);
    const [row] = await db
      .select()
      .from(levelPurpose)
      .where(inArray(levelPurpose.purposeId, ids))
      .limit(1);
    return found(row).levelId;
  };

  /** The contact's own answer, as the portal gives it. */
  const answer = async (
    contactId: string,
    purposeKeys: string[],
    yesOrNo: 'yes' | 'no',
    requestId = randomUUID(),
  ) => {
    const ctx = await contactCtx(contactId);
    return answerLevel(ctx, {
      levelId: await levelOf(purposeKeys),
      purposeIds: purposeKeys.map(purposeId),
      answer: yesOrNo,
      noticeIds: await noticesOn(ctx),
      requestId,
    });
  };

  /** A contact with what matters to the test; everything else is ordinary. */
  const aContact = async ({ granted = [], email, inviteBasis = 'customer' }: ContactWish = {}) => {
    const input = RegisterContact.parse({
      firstName: 'Jone',
      lastName: 'Tveit',
      email: email ?? `jone.${randomUUID()}@fjordbygg.example`,
      inviteBasis,
    });
    const registered = await registerContact(kari.ctx, input);
    if (!registered.ok) throw new Error(registered.reason);
    for (const key of granted) await answer(registered.contactId, [key], 'yes');
    return registered.contactId;
  };

  const findContact = async (id: string) =>
    found((await db.select().from(contact).where(eq(contact.id, id)))[0]);

  /** The owner's own connection: he may what the application may not. */
  const owner = postgres(database.url, { max: 1, onnotice: () => {} });

  const close = async () => {
    await owner.end();
    await connection.close();
    await workers.close();
    await database.close();
  };

  return {
    url: database.url,
    login,
    db,
    sql: connection.sql,
    owner,
    system,
    worker,
    kari,
    roy,
    director,
    purposeId,
    levelOf,
    contactCtx,
    leavingCtx,
    show,
    answer,
    noticesOn,
    aContact,
    findContact,
    close,
  };
}

function ctxFor<A extends Actor>({ db }: Connection, actor: A): Ctx & { actor: A } {
  return { ...createCtx(db, actor, settings), actor };
}

async function aStaff(connection: Connection, name: string, role: Role) {
  const email = `${name.toLowerCase().replace(' ', '.')}@appex.example`;
  const [first] = await connection.db
    .select({ id: company.id })
    .from(company)
    .orderBy(asc(company.position))
    .limit(1);
  const [row] = await connection.db
    .insert(staff)
    .values({
      name,
      role,
      email,
      emailKey: email,
      title: 'Rådgiver',
      companyId: found(first).id,
      passwordHash: '',
    })
    .returning({ id: staff.id });
  const { id } = found(row);
  const [session] = await connection.db
    .insert(staffSession)
    .values({ staffId: id, expiresAt: sql`clock_timestamp() + interval '1 day'` })
    .returning({ id: staffSession.id });
  const sessionId = found(session).id;
  return { id, ctx: ctxFor(connection, { type: 'staff', id, name, role, sessionId }) };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test world lacks it.');
  return value;
}
