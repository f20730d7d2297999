import { listConsents } from '@/domain/consent/queries';
import { fullName } from '@/domain/contacts/rules';
import type { Ctx } from '@/domain/context';
import { listUnreceiptedChanges, type OutgoingMessage } from '@/domain/delivery/queries';
import { wordingIn } from '@/domain/experiments/rules';
import { inviteReasons } from '@/domain/invitations/rules';
import { findHead } from '@/domain/ledger/queries';
import { parseBlocks } from '@/domain/newsletters/rules';
import type { Mail } from '@/emails/render';
import { wordsFor } from '@/emails/words';
import { assertNever } from '@/lib/assert-never';
import { listHeaders } from '@/lib/mailer/list-headers';
import type { Mailbox } from '@/lib/mailer/mailer';
import { readablePhone } from '@/lib/phone';
import type { MailLinks } from './links';

/** A mail before its links are known: who writes to whom, and the template with what goes into it. */
export type Composition = {
  from: Mailbox;
  replyTo?: Mailbox;
  to: Mailbox;
  headersFor(links: MailLinks): Record<string, string>;
  mailFor(links: MailLinks): Mail;
};

/** Turns a message into what its template asks for. */
export async function compose(ctx: Ctx, outgoing: OutgoingMessage): Promise<Composition> {
  const { message, contact, company } = outgoing;
  const { locale, firstName } = contact;
  const from = { name: company.name, address: company.senderAddress };
  const to = { name: fullName(contact), address: contact.email };
  const common = { locale, firstName, company: { ...company, name: company.legalName } };
  const plain = { from, to, headersFor: () => ({}) };
  const purposeName = (kind: 'personalisation' | 'marketing', companyName: string) =>
    wordsFor(locale)(`purpose.${kind}`, { company: companyName });

  switch (message.kind) {
    case 'invitation':
    case 'reminder': {
      const { kind } = message;
      const { wording, ...person } = required(outgoing.invitation);
      // The company itself, or a person at its address.
      const isCompany = person.senderName === null;
      const senderName = person.senderName ?? company.name;
      return {
        ...plain,
        from: isCompany ? from : { ...from, name: `${senderName} (${company.name})` },
        replyTo: isCompany
          ? undefined
          : { name: senderName, address: required(person.senderEmail) },
        headersFor: ({ oneClick }) => unsubscribeHeaders(outgoing, oneClick, 'invitations'),
        mailFor: ({ portal, unsubscribe }) => ({
          template: 'invitation',
          props: {
            ...common,
            kind,
            company: { ...common.company, name: company.name },
            senderName,
            senderTitle: isCompany ? '' : required(person.senderTitle),
            wording: required(wordingIn(required(wording), locale)),
            portalUrl: portal,
            unsubscribeUrl: unsubscribe,
            reason: inviteReasons[contact.inviteBasis],
          },
        }),
      };
    }
    case 'receipt': {
      const consents = await listConsents(ctx, contact.id);
      const head = await findHead(ctx, contact.id);
      const witness = head && { seq: head.seq, hash: head.hash.toString('hex').slice(0, 16) };
      const changes = await listUnreceiptedChanges(ctx, {
        contactId: contact.id,
        messageId: message.id,
      });
      return {
        ...plain,
        mailFor: ({ portal }) => ({
          template: 'receipt',
          props: {
            ...common,
            changes: changes.map(({ from, ...change }) => ({
              ...change,
              from: from ?? 'notAsked',
              purpose: purposeName(change.purposeKind, change.companyName),
            })),
            consents: consents.map((each) => ({
              purpose: purposeName(each.kind, each.companyName),
              answer: each.standing,
              since: each.since,
            })),
            details: {
              name: fullName(contact),
              email: contact.email,
              phone: contact.phone && readablePhone(contact.phone),
              title: contact.title,
              customer: contact.customerName,
            },
            witness,
            portalUrl: portal,
          },
        }),
      };
    }
    case 'newsletter': {
      const { subject, preheader, body } = required(outgoing.newsletter);
      const { grantedAt, listName, purposeKey } = required(outgoing.gate);
      return {
        ...plain,
        headersFor: ({ oneClick }) => unsubscribeHeaders(outgoing, oneClick, required(purposeKey)),
        mailFor: (links) => ({
          template: 'newsletter',
          props: {
            ...common,
            subject,
            preheader,
            paragraphs: parseBlocks(body),
            grantedAt: required(grantedAt),
            listName: required(listName),
            preferencesUrl: links.preferences,
            unsubscribeUrl: links.unsubscribe,
            tracking: contact.tracking ? { pixelUrl: links.pixel(), clickUrl: links.click } : null,
          },
        }),
      };
    }
    case 'new_link':
      return {
        ...plain,
        mailFor: ({ portal }) => ({
          template: 'new_link',
          props: { ...common, portalUrl: portal },
        }),
      };
    case 'confirm_email': {
      const { email } = required(outgoing.emailChange);
      return {
        ...plain,
        to: { ...to, address: email },
        mailFor: ({ confirm }) => ({
          template: 'confirm_email',
          props: { ...common, newEmail: email, confirmUrl: confirm },
        }),
      };
    }
    case 'renewal': {
      const consents = await listConsents(ctx, contact.id);
      const ending = consents.flatMap(({ renewal, standing, ...each }) =>
        renewal
          ? [
              {
                ...renewal,
                purpose: purposeName(each.kind, each.companyName),
                isOver: standing !== 'granted',
              },
            ]
          : [],
      );
      // He answered after the guard had let it pass: a person sees it, and the guard says why.
      required(ending[0]);
      return {
        ...plain,
        headersFor: ({ oneClick }) => unsubscribeHeaders(outgoing, oneClick, 'renewals'),
        mailFor: ({ portal, unsubscribe }) => ({
          template: 'renewal',
          props: { ...common, consents: ending, portalUrl: portal, unsubscribeUrl: unsubscribe },
        }),
      };
    }
    default:
      return assertNever(message.kind);
  }
}

function unsubscribeHeaders({ company }: OutgoingMessage, oneClick: string, list: string) {
  const domain = company.senderAddress.split('@')[1];
  return listHeaders({
    unsubscribeUrl: oneClick,
    mailto: company.unsubscribeAddress ?? undefined,
    listId: `${list}.list.${domain}`,
  });
}

/** A message without what its kind demands is a bug: it must not leave with a hole in it. */
function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined)
    throw new Error('The message lacks what its kind demands.');
  return value;
}
