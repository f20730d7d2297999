import { z } from 'zod';
import { oneLine, optionalLine, severalLines } from '@/domain/contacts/input';
import { sources } from '@/domain/contacts/rules';
import { splitParagraphs } from '@/domain/invitation-texts/rules';
import { locales } from '@/lib/i18n/locales';
import { plainSenders } from './rules';

const HOLDBACK_PERCENT_MAX = 50;
const DAYS_MAX = 90;
const WEIGHT_MAX = 100;

const experimentName = oneLine(100);
const wholeNumber = (min: number, max: number, message: string) =>
  z.coerce.number(message).int(message).min(min, message).max(max, message);

/** A draft, and the version of it that was read. */
const draft = { experimentId: z.uuid(), version: z.coerce.number().int() };

export const CreateExperiment = z.strictObject({
  name: experimentName,
  companyId: z.uuid('required'),
  /** An earlier experiment, whose settings, texts and senders it begins with. */
  copyOf: z
    .uuid()
    .optional()
    .transform((id) => id ?? null),
});
export type CreateExperiment = z.output<typeof CreateExperiment>;

export const EditSettings = z
  .strictObject({
    ...draft,
    name: experimentName,
    companyId: z.uuid('required'),
    /** Null: every language, every source. */
    locale: z
      .enum(locales)
      .optional()
      .transform((locale) => locale ?? null),
    source: z
      .enum(sources)
      .optional()
      .transform((source) => source ?? null),
    method: z.enum(['uniform', 'weighted', 'thompson'], 'required'),
    holdbackPercent: wholeNumber(0, HOLDBACK_PERCENT_MAX, 'percentInvalid'),
    windowDays: wholeNumber(1, DAYS_MAX, 'daysUpTo90'),
    /** Null: nobody is reminded. */
    reminderDays: wholeNumber(1, DAYS_MAX, 'daysUpTo90')
      .optional()
      .transform((days) => days ?? null),
    decidesBy: z.enum(['person', 'rule'], 'required'),
  })
  // What it brings would come too late to count.
  .refine(({ reminderDays, windowDays }) => (reminderDays ?? 0) < windowDays, {
    path: ['reminderDays'],
    error: 'reminderTooLate',
  });
export type EditSettings = z.output<typeof EditSettings>;

const textName = oneLine(60);

export const AddText = z.strictObject({
  ...draft,
  name: textName,
  /** A text of the same draft, whose words it begins with. */
  copyOf: z
    .uuid()
    .optional()
    .transform((id) => id ?? null),
});
export type AddText = z.output<typeof AddText>;

/** The words of an invitation in one language, as they are typed. */
const typedWords = {
  locale: z.enum(locales),
  subject: oneLine(150),
  preheader: optionalLine(150).transform((text) => text ?? ''),
  heading: oneLine(150),
  body: severalLines(5000),
  /** Empty for the usual words. */
  button: optionalLine(60).transform((text) => text ?? ''),
};

/** One language of a text. What else the form holds says how it is shown. */
export const EditText = z
  .object({ ...draft, textId: z.uuid(), name: textName, ...typedWords })
  .transform(withParagraphs);
export type EditText = z.output<typeof EditText>;

/** The words as they are typed, for a mail to oneself: from whom, and as which contact. */
export const TryWords = z
  .object({
    experimentId: z.uuid(),
    ...typedWords,
    sender: z.enum(plainSenders).or(z.uuid()),
    contactId: z
      .uuid()
      .optional()
      .transform((id) => id ?? null),
  })
  .transform(withParagraphs);
export type TryWords = z.output<typeof TryWords>;

export const RemoveText = z.strictObject({ ...draft, textId: z.uuid() });
export type RemoveText = z.output<typeof RemoveText>;

const weight = wholeNumber(1, WEIGHT_MAX, 'weightInvalid');

/** Which senders are tried, which cells of the grid stay, and how often each is drawn. */
export const EditSenders = z
  .strictObject({
    ...draft,
    senders: z.array(z.enum(plainSenders).or(z.uuid())).default([]),
    /** The cells that the page showed, and those of them that were ticked. */
    shown: z.array(z.string()).default([]),
    kept: z.array(z.string()).default([]),
    /** By the cell, where the draw is weighted. */
    weights: z.record(z.string(), z.string().optional()).default({}),
  })
  .transform(({ weights, ...input }, context) => {
    const read = new Map<string, number>();
    // What is left out is not drawn, whatever its weight.
    const isLeftOut = (cell: string) => input.shown.includes(cell) && !input.kept.includes(cell);
    for (const cell of Object.keys(weights).filter((each) => !isLeftOut(each))) {
      const parsed = weight.safeParse(weights[cell]);
      if (parsed.success) read.set(cell, parsed.data);
      else context.addIssue({ code: 'custom', path: ['weights', cell], message: 'weightInvalid' });
    }
    return { ...input, weights: Object.fromEntries(read) };
  });
export type EditSenders = z.output<typeof EditSenders>;

function withParagraphs<Typed extends { body: string }>({ body, ...rest }: Typed) {
  return { ...rest, paragraphs: splitParagraphs(body) };
}
