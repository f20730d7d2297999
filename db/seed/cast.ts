import { asc, eq } from 'drizzle-orm';
import { contact } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import { level, levelPurpose, purpose } from '@/db/schema/purpose';
import { answerLevel } from '@/domain/consent/commands';
import type { Answer } from '@/domain/consent/rules';
import { type Ctx, newRequestId } from '@/domain/context';
import { mintLinks } from '@/domain/delivery/commands';
import { noteFetch } from '@/domain/fetches/commands';
import { appointManagingDirector, loadGroup } from '@/domain/group/commands';
import { GroupDefinition } from '@/domain/group/input';
import { noteServed, noteVisit } from '@/domain/portal/commands';
import { listPortalLevels } from '@/domain/portal/queries';
import { addStaff, logIn } from '@/domain/staff/commands';
import { AddStaff } from '@/domain/staff/input';
import { listStaff } from '@/domain/staff/queries';
import { unsubscribe } from '@/domain/unsubscribe/commands';
import { findUnsubscribeLink } from '@/domain/unsubscribe/queries';
import { demoAccounts, demoPassword } from '@/lib/demo-accounts';
import definition from './group.json';

/** Those who act in the demo, and what they may do. */
export type Cast = Awaited<ReturnType<typeof loadCast>>;

/** @param worker makes the links, as it does when it writes a mail */
export async function loadCast(system: Ctx, worker: Ctx) {
  await loadGroup(system, GroupDefinition.parse(definition));
  for (const account of demoAccounts) {
    await addStaff(
      system,
      AddStaff.parse({ ...account, companyKey: 'appex', password: demoPassword }),
    );
  }
  for (const companyKey of ['appex', 'assist', 'garp']) {
    await appointManagingDirector(system, { companyKey, emailKey: 'anne.lid@appex.example' });
  }
  const staff = await listStaff(system);
  const levels = await system.db
    .select({ key: level.key, levelId: level.id, purposeId: purpose.id, purposeKey: purpose.key })
    .from(level)
    .innerJoin(levelPurpose, eq(levelPurpose.levelId, level.id))
    .innerJoin(purpose, eq(purpose.id, levelPurpose.purposeId))
    .orderBy(asc(level.position), asc(purpose.position));

  const sessions = new Map<string, string>();
  for (const { email } of demoAccounts) {
    const opened = await logIn(system, { email, password: demoPassword });
    if (!opened.ok) throw new Error(`${email} cannot log in: ${opened.reason}.`);
    sessions.set(email, opened.sessionId);
  }

  /** A member of staff at work. */
  const staffCtx = (firstName: string): Ctx => {
    const person = staff.find((each) => each.name.startsWith(`${firstName} `));
    const sessionId = person && sessions.get(person.email);
    if (!sessionId) throw new Error(`Nobody of the staff is called ${firstName}.`);
    const { id, name, role } = person;
    return { ...system, actor: { type: 'staff', id, name, role, sessionId } };
  };

  /** A contact who follows the link of his first mail. */
  const contactCtx = async (contactId: string, channel: 'portal' | 'unsubscribe' = 'portal') => {
    const [mail] = await system.db
      .select({ id: message.id })
      .from(message)
      .where(eq(message.contactId, contactId))
      .orderBy(asc(message.createdAt))
      .limit(1);
    if (!mail) throw new Error('The contact has no mail with a link.');
    const link = { contactId, messageId: mail.id };
    const minted = await mintLinks(worker, [{ ...link, isFresh: channel === 'portal' }]);
    const token = minted.get(mail.id)?.[channel] ?? '';
    const request = { userAgent: 'Safari on iPhone', address: '192.0.2.17' };
    return {
      ...system,
      actor: { type: 'contact', id: contactId, channel, messageId: mail.id, token },
      request,
    } as const;
  };

  return {
    system,
    staffCtx,
    contactCtx,
    purposeId: (key: string) => {
      const found = levels.find((each) => each.purposeKey === key);
      if (!found) throw new Error(`There is no purpose ${key}.`);
      return found.purposeId;
    },
    findContact: async (emailKey: string) => {
      const [row] = await system.db
        .select({ id: contact.id })
        .from(contact)
        .where(eq(contact.emailKey, emailKey));
      return row?.id ?? null;
    },
    /** A person opens the portal and does something there. */
    visit: async (contactId: string) => {
      const ctx = await contactCtx(contactId);
      await noteFetch(ctx, { messageId: ctx.actor.messageId, method: 'GET' });
      await noteVisit(ctx);
    },
    /** A security program looks whether the links of a mail lead anywhere, and where. */
    scan: async (contactId: string) => {
      const { actor, ...ctx } = await contactCtx(contactId);
      const scanner = {
        ...ctx,
        actor: { type: 'system', name: 'portal' },
        request: { userAgent: 'LinkGuard/4.1', address: '198.51.100.23' },
      } as const;
      for (const method of ['HEAD', 'GET'] as const)
        await noteFetch(scanner, { messageId: actor.messageId, method });
    },
    /** The contact presses "Ikke kontakt meg igjen" in his invitation. */
    object: async (contactId: string) => {
      const ctx = await contactCtx(contactId, 'unsubscribe');
      const link = await findUnsubscribeLink(system, ctx.actor.token);
      if (!link) throw new Error('The unsubscribe link opens nothing.');
      await unsubscribe(ctx, link, { scope: 'contact', requestId: newRequestId() });
    },
    answer: async (contactId: string, levelKey: string, answer: Answer) => {
      const levelId = levels.find((each) => each.key === levelKey)?.levelId;
      if (!levelId) throw new Error(`There is no level ${levelKey}.`);
      const input = {
        levelId,
        purposeIds: [],
        answer,
        requestId: newRequestId(),
      } as const;
      const ctx = await contactCtx(contactId);
      const shown = await listPortalLevels(system, contactId, 'nb');
      const noticeIds = shown.map((each) => each.noticeId);
      await noteServed(ctx, { contactId, messageId: ctx.actor.messageId, noticeIds });
      const result = await answerLevel(ctx, { ...input, noticeIds, purposeIds: [] });
      if (!result.ok) throw new Error(`The answer was refused: ${result.reason}.`);
    },
  };
}
