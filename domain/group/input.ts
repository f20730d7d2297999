import { z } from 'zod';
import { LIFE_MONTHS_MAX, leavesTime, REMINDER_DAYS_MAX } from '@/domain/lives/rules';
import { WordingText } from '@/domain/wordings/input';

const key = z.string().regex(/^[a-z][a-z0-9-]*$/);
const text = z.string().trim().min(1);
const perLocale = <Schema extends z.ZodType>(schema: Schema) =>
  z.strictObject({ nb: schema, nn: schema, en: schema });

const Company = z.strictObject({
  key,
  name: text,
  legalName: text,
  orgnr: z.string().regex(/^\d{9}$/),
  address: text,
  website: z.url(),
  privacyContact: z.email(),
  senderAddress: z.email(),
  unsubscribeAddress: z.email().nullable(),
});

const Invitation = z.strictObject({
  subject: text,
  preheader: text,
  heading: text,
  paragraphs: z.array(text).min(1),
  button: text,
});

/** A group of companies as a file: who sends, what is asked, in which words. */
export const GroupDefinition = z.strictObject({
  $schema: z.string().optional(),
  companies: z.array(Company).min(1),
  purposes: z
    .array(
      z
        .strictObject({
          key,
          kind: z.enum(['personalisation', 'marketing']),
          company: key,
          tag: text,
          listName: text.nullable(),
          /** How long a yes holds; null: until it is taken back. Decided on the screen once the purpose is there. */
          lifeMonths: z.number().int().min(1).max(LIFE_MONTHS_MAX).nullable().default(null),
          /** So long before its end its contact is asked again. */
          reminderDays: z.number().int().min(1).max(REMINDER_DAYS_MAX).default(30),
        })
        .refine(leavesTime, { path: ['reminderDays'], error: 'must be shorter than the life' }),
    )
    .min(1),
  levels: z
    .array(z.strictObject({ key, purposes: z.array(key).min(1), wording: perLocale(WordingText) }))
    .min(1),
  experiment: z.strictObject({
    company: key,
    name: text,
    texts: z.array(z.strictObject({ name: text, wording: perLocale(Invitation) })).min(1),
    senders: z.array(z.enum(['managing_director', 'registered_by'])).min(1),
  }),
});
export type GroupDefinition = z.output<typeof GroupDefinition>;
