import { index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { at, bytes, createdAt, id } from './columns';
import { company } from './company';
import { contact } from './contact';
import { message } from './message';
import { staff } from './staff';

/** An A/B test of invitations: one runs per company. */
export const experiment = pgTable('experiment', {
  id: id(),
  companyId: uuid()
    .notNull()
    .references(() => company.id, { onDelete: 'restrict' }),
  name: text().notNull(),
  createdAt: createdAt(),
  startedAt: at(),
  decidedAt: at(),
});

/** The words of an invitation in one language, with the merge fields {firstName} {companyName} {senderName}. */
export type InvitationWording = {
  subject: string;
  preheader: string;
  heading: string;
  paragraphs: string[];
  button: string;
};

/** A text with a sender. */
export const variant = pgTable(
  'variant',
  {
    id: id(),
    experimentId: uuid()
      .notNull()
      .references(() => experiment.id, { onDelete: 'restrict' }),
    label: text().notNull(),
    textName: text().notNull(),
    sender: text({ enum: ['managing_director', 'registered_by'] }).notNull(),
    wording: jsonb().$type<Record<'nb' | 'nn' | 'en', InvitationWording>>().notNull(),
    position: integer().notNull(),
  },
  (table) => [unique('variant_label').on(table.experimentId, table.label)],
);

/** Which variant a contact got. Drawn once and never again. */
export const invitation = pgTable(
  'invitation',
  {
    id: id(),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    companyId: uuid()
      .notNull()
      .references(() => company.id, { onDelete: 'restrict' }),
    variantId: uuid()
      .notNull()
      .references(() => variant.id, { onDelete: 'restrict' }),
    senderStaffId: uuid()
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    /** A person used the portal that this invitation led to. */
    openedAt: at(),
    /** The goal: the contact answered in the portal after this invitation. */
    answeredAt: at(),
  },
  (table) => [
    index('invitation_contact_idx').on(table.contactId),
    index('invitation_variant_idx').on(table.variantId),
  ],
);

/** A magic link. Only the SHA-256 of its token is kept; the token is in the mail alone. */
export const portalLink = pgTable(
  'portal_link',
  {
    id: id(),
    tokenHash: bytes().notNull().unique(),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    messageId: uuid()
      .notNull()
      .references(() => message.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    expiresAt: at().notNull(),
    revokedAt: at(),
  },
  (table) => [
    index('portal_link_contact_idx').on(table.contactId),
    index('portal_link_message_idx').on(table.messageId),
  ],
);

/** The first time that a person used the portal by the link of a mail. A fetched page is no visit. */
export const portalVisit = pgTable(
  'portal_visit',
  {
    messageId: uuid()
      .primaryKey()
      .references(() => message.id, { onDelete: 'restrict' }),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    visitedAt: createdAt(),
  },
  (table) => [index('portal_visit_contact_idx').on(table.contactId)],
);
