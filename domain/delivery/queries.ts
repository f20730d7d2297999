import { and, asc, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { consentEvent } from '@/db/schema/consent';
import { contact, customer, emailChange } from '@/db/schema/contact';
import { experimentText, variant } from '@/db/schema/experiment';
import { invitation } from '@/db/schema/invitation';
import { message } from '@/db/schema/message';
import { newsletter } from '@/db/schema/newsletter';
import { purpose } from '@/db/schema/purpose';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import { senderNow } from '@/domain/senders/queries';

/** A mail that passed the guard, with everything that its template may need. */
export type OutgoingMessage = Awaited<ReturnType<typeof listOutgoing>>[number];

/** What the mails are made of, read after the guard let them pass. */
export async function listOutgoing(ctx: Ctx, messageIds: string[]) {
  if (messageIds.length === 0) return [];
  const outgoing = prepared.get(ctx.db) ?? prepareOutgoing(ctx.db);
  prepared.set(ctx.db, outgoing);
  return outgoing.execute({ messageIds });
}

/** The statement of each way to the database: to put it together takes longer than to read a mail by it. */
const prepared = new WeakMap<Ctx['db'], ReturnType<typeof prepareOutgoing>>();

function prepareOutgoing(db: Ctx['db']) {
  return db
    .select({
      message: {
        id: message.id,
        kind: message.kind,
        attempts: message.attempts,
        createdAt: message.createdAt,
      },
      contact: {
        id: contact.id,
        firstName: contact.firstName,
        lastName: contact.lastName,
        email: sql<string>`${contact.email}`,
        phone: contact.phone,
        title: contact.title,
        locale: contact.locale,
        inviteBasis: contact.inviteBasis,
        customerName: customer.name,
        tracking: sql<boolean>`exists (
          select from consent_in_force s join purpose p on p.id = s.purpose_id
           where s.contact_id = contact.id and s.holds and p.kind = 'personalisation')`,
      },
      company: {
        name: company.name,
        legalName: company.legalName,
        orgnr: company.orgnr,
        address: company.address,
        website: company.website,
        privacyContact: company.privacyContact,
        senderAddress: company.senderAddress,
        unsubscribeAddress: company.unsubscribeAddress,
      },
      invitation: {
        wording: experimentText.wording,
        senderName: staff.name,
        senderTitle: staff.title,
        senderEmail: staff.email,
      },
      newsletter: {
        subject: newsletter.subject,
        preheader: newsletter.preheader,
        body: newsletter.body,
      },
      gate: {
        grantedAt: consentEvent.recordedAt,
        purposeKey: purpose.key,
        listName: purpose.listName,
      },
      emailChange: { email: emailChange.email },
    })
    .from(message)
    .innerJoin(contact, eq(contact.id, message.contactId))
    .innerJoin(company, eq(company.id, message.companyId))
    .leftJoin(customer, eq(customer.id, contact.customerId))
    .leftJoin(invitation, eq(invitation.id, message.invitationId))
    .leftJoin(variant, eq(variant.id, invitation.variantId))
    .leftJoin(experimentText, eq(experimentText.id, variant.textId))
    .leftJoin(staff, eq(staff.id, senderNow))
    .leftJoin(newsletter, eq(newsletter.id, message.newsletterId))
    .leftJoin(consentEvent, eq(consentEvent.id, message.gateEventId))
    .leftJoin(purpose, eq(purpose.id, consentEvent.purposeId))
    .leftJoin(emailChange, eq(emailChange.id, message.emailChangeId))
    .where(
      and(
        // One array, and so one statement, however many they are.
        sql`${message.id} = any (${sql.placeholder('messageIds')}::uuid[])`,
        eq(message.state, 'sending'),
      ),
    )
    .orderBy(asc(message.id))
    .prepare('outgoing');
}

/** What staff changed since the contact's last receipt left, oldest first. */
export async function listUnreceiptedChanges(
  ctx: Ctx,
  input: { contactId: string; messageId: string },
) {
  const lastReceipt = ctx.db
    .select({ at: sql`coalesce(max(${message.gatedAt}), '-infinity')` })
    .from(message)
    .where(
      and(
        eq(message.contactId, input.contactId),
        eq(message.kind, 'receipt'),
        eq(message.state, 'sent'),
        lt(message.id, input.messageId),
        isNotNull(message.gatedAt),
      ),
    );
  return ctx.db
    .select({
      purposeKey: purpose.key,
      purposeKind: purpose.kind,
      companyName: company.name,
      from: consentEvent.previous,
      to: consentEvent.decision,
      by: sql<string>`${consentEvent.actorName}`,
      channel: consentEvent.channel,
      // The first version of the ledger asked for no day.
      agreedOn: sql<string>`coalesce(${consentEvent.agreedOn}, (${consentEvent.recordedAt} at time zone 'Europe/Oslo')::date)::text`,
      at: consentEvent.recordedAt,
    })
    .from(consentEvent)
    .innerJoin(purpose, eq(purpose.id, consentEvent.purposeId))
    .innerJoin(company, eq(company.id, purpose.companyId))
    .where(
      and(
        eq(consentEvent.contactId, input.contactId),
        eq(consentEvent.actorType, 'staff'),
        gt(consentEvent.recordedAt, lastReceipt),
      ),
    )
    .orderBy(asc(consentEvent.seq));
}
