import { boolean, pgView, text, uuid } from 'drizzle-orm/pg-core';
import { at } from './columns';
import { decisions } from './consent';

/** Derived: until when each answer holds, by its life and by newer wordings. */
export const consentInForce = pgView('consent_in_force', {
  contactId: uuid().notNull(),
  purposeId: uuid().notNull(),
  decision: text({ enum: decisions }).notNull(),
  since: at().notNull(),
  eventId: uuid().notNull(),
  noticeId: uuid(),
  expiresAt: at(),
  /** When a newer wording ends it: the contact must be asked again. */
  lapsesAt: at(),
  /** A yes that may be used at this moment. */
  holds: boolean().notNull(),
  /** The decision, but `expired` for a yes that holds no longer. */
  standing: text({ enum: decisions }).notNull(),
  /** When a yes ends, or ended, by whichever comes first. */
  endsAt: at(),
}).existing();

/** Derived: each yes whose contact must be asked again. */
export const consentToRenew = pgView('consent_to_renew', {
  contactId: uuid().notNull(),
  purposeId: uuid().notNull(),
  eventId: uuid().notNull(),
  endsAt: at().notNull(),
  /** What ends it: a newer wording, or its life. */
  cause: text({ enum: ['wording', 'expiry'] }).notNull(),
  /** From when its contact is reminded. */
  remindFrom: at().notNull(),
}).existing();

/** Derived: a tag per purpose that is granted. */
export const contactTag = pgView('contact_tag', {
  contactId: uuid().notNull(),
  purposeId: uuid().notNull(),
  tag: text().notNull(),
  since: at().notNull(),
}).existing();

/** Derived: who is on which list. */
export const listMember = pgView('list_member', {
  contactId: uuid().notNull(),
  purposeId: uuid().notNull(),
  companyId: uuid().notNull(),
  listName: text().notNull(),
  since: at().notNull(),
  eventId: uuid().notNull(),
  tracking: boolean().notNull(),
}).existing();
