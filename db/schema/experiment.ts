import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { type Locale, locales } from '../../lib/i18n/locales';
import { at, createdAt, id } from './columns';
import { company } from './company';
import { staff } from './staff';

/**
 * An A/B test of invitations: texts and senders that are tried on one audience, a company's contacts of
 * one language and one source, or of all. A draft until it starts; what it drew is never drawn again.
 */
export const experiment = pgTable(
  'experiment',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => company.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    /** Null: contacts of every language. */
    locale: text({ enum: locales }),
    /** Null: contacts of every source. */
    source: text({ enum: ['crm', 'form', 'import', 'api'] }),
    method: text({ enum: ['uniform', 'weighted', 'thompson'] })
      .notNull()
      .default('uniform'),
    /** So many of a hundred contacts are not invited, to compare with. */
    holdbackPercent: integer().notNull().default(0),
    /** An answer counts when it comes within so many days. */
    windowDays: integer().notNull().default(14),
    /** After so many days without an answer one reminder goes out; null: none. */
    reminderDays: integer(),
    /** Who picks the winner. */
    decidesBy: text({ enum: ['person', 'rule'] })
      .notNull()
      .default('person'),
    createdBy: uuid().references(() => staff.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    startedAt: at(),
    pausedAt: at(),
    /** Since then every new invitation takes the winner of the decision that stands. */
    decidedAt: at(),
    /** Another experiment took its audience. */
    endedAt: at(),
    version: integer().notNull().default(1),
  },
  (table) => [
    uniqueIndex('experiment_audience')
      .on(table.companyId, sql`coalesce(${table.locale}, '')`, sql`coalesce(${table.source}, '')`)
      .where(sql`started_at is not null and ended_at is null`),
  ],
);

/** The words of an invitation in one language, with the merge fields {firstName} {companyName} {senderName}. */
export type InvitationWording = {
  subject: string;
  preheader: string;
  heading: string;
  paragraphs: string[];
  button: string;
};

/** A text that an experiment tries, in the languages that it was written in. */
export const experimentText = pgTable(
  'experiment_text',
  {
    id: id(),
    experimentId: uuid()
      .notNull()
      .references(() => experiment.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    wording: jsonb().$type<Partial<Record<Locale, InvitationWording>>>().notNull(),
    position: integer().notNull(),
  },
  (table) => [unique('experiment_text_name').on(table.experimentId, table.name)],
);

export const variantSenders = [
  'managing_director',
  'registered_by',
  'colleague',
  'company',
] as const;

/** A text with a sender. */
export const variant = pgTable(
  'variant',
  {
    id: id(),
    experimentId: uuid()
      .notNull()
      .references(() => experiment.id, { onDelete: 'restrict' }),
    label: text().notNull(),
    textId: uuid()
      .notNull()
      .references(() => experimentText.id, { onDelete: 'restrict' }),
    sender: text({ enum: variantSenders }).notNull(),
    /** The colleague, when the sender is one. */
    senderStaffId: uuid().references(() => staff.id, { onDelete: 'restrict' }),
    /** Its part of the draws, against the other weights, when the draw is weighted. */
    weight: integer().notNull().default(1),
    position: integer().notNull(),
  },
  (table) => [unique('variant_label').on(table.experimentId, table.label)],
);

/** Who chose the variant that new invitations take, by which figures. It can be undone; nothing is erased. */
export const experimentDecision = pgTable(
  'experiment_decision',
  {
    id: id(),
    experimentId: uuid()
      .notNull()
      .references(() => experiment.id, { onDelete: 'restrict' }),
    variantId: uuid()
      .notNull()
      .references(() => variant.id, { onDelete: 'restrict' }),
    /** Null: the rule. */
    decidedBy: uuid().references(() => staff.id, { onDelete: 'restrict' }),
    decidedAt: createdAt(),
    /** What was known of each variant at that moment. */
    figures: jsonb().$type<Record<string, unknown>[]>().notNull(),
    /** Since when it had been paused, which it is again when the decision is undone. */
    pausedAt: at(),
    undoneAt: at(),
    undoneBy: uuid().references(() => staff.id, { onDelete: 'restrict' }),
  },
  (table) => [index('experiment_decision_idx').on(table.experimentId)],
);
