import { z } from 'zod';
import { oneLine, optionalLine, severalLines } from '@/domain/contacts/input';
import { needsTypedCount } from './rules';

const BODY_MAX = 20_000;

const content = {
  companyId: z.uuid('required'),
  subject: oneLine(150),
  preheader: optionalLine(150).transform((text) => text ?? ''),
  body: severalLines(BODY_MAX),
  /** The lists that it goes to: purposes of the company. */
  purposeIds: z.array(z.uuid()).min(1, 'nothingChosen'),
};

export const CreateNewsletter = z.strictObject(content);
export type CreateNewsletter = z.output<typeof CreateNewsletter>;

const version = z.coerce.number().int();

export const EditNewsletter = z.strictObject({ newsletterId: z.uuid(), version, ...content });
export type EditNewsletter = z.output<typeof EditNewsletter>;

/** The one form of both: a draft that is not kept yet has no id. */
export const NewsletterForm = z.strictObject({
  newsletterId: z.uuid().optional(),
  version: version.optional(),
  ...content,
});
export type NewsletterForm = z.output<typeof NewsletterForm>;

/** Above 500 the number that was shown is also typed. */
export const SendNewsletter = z
  .strictObject({
    newsletterId: z.uuid(),
    version,
    shownCount: z.coerce.number().int().min(0),
    typedCount: z.string().optional(),
  })
  .refine(isTypedRight, { message: 'countMismatch', path: ['typedCount'] });
export type SendNewsletter = z.output<typeof SendNewsletter>;

function isTypedRight(input: { shownCount: number; typedCount?: string }): boolean {
  if (!needsTypedCount(input.shownCount)) return true;
  return Number(input.typedCount?.replace(/\s/g, '') || Number.NaN) === input.shownCount;
}

export const CancelNewsletter = z.strictObject({ newsletterId: z.uuid() });
export type CancelNewsletter = z.output<typeof CancelNewsletter>;
