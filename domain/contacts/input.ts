import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { looksLikeOrgnr, parseOrgnr } from '@/domain/customers/rules';
import { emailAddress } from '@/lib/email-address';
import { locales } from '@/lib/i18n/locales';
import { isTimeZone } from '@/lib/time-zones';
import { inviteBases } from './rules';

const NAME_MAX = 100;

/** One line of text: control characters and line breaks never reach a mail or a card. */
export const oneLine = (max: number) =>
  z
    .string('required')
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, 'required')
        .max(max, 'tooLong')
        // Nor what turns the direction of reading: a name is read as it is written.
        .regex(/^[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]*$/u, 'invalidText')
        .refine(
          (text) => text === '' || /[^\p{Cf}\p{Z}\u115F\u1160\u3164\uFFA0]/u.test(text),
          'required',
        ),
    );

/** Text of several lines; no control characters but line breaks. */
export const severalLines = (max: number) =>
  z
    .string('required')
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, 'required')
        .max(max, 'tooLong')
        .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u, 'invalidText'),
    );

/** A name is the same however it was pasted: with hard, double or zero-width spaces. */
export const oneName = (max: number) =>
  z
    .string('required')
    .transform((text) => text.replace(/[\u200B\u2060\uFEFF]/g, '').replace(/\p{Zs}+/gu, ' '))
    .pipe(oneLine(max));

/** Nothing but spaces is nothing. */
const optional = (line: ReturnType<typeof oneLine> | ReturnType<typeof oneName>) =>
  z
    .string()
    .optional()
    .transform((text) => (text?.trim() ? text : undefined))
    .pipe(line.optional())
    .transform((text) => text ?? null);

export const optionalLine = (max: number) => optional(oneLine(max));

/** A phone number, Norwegian unless it says otherwise, kept in E.164. */
const phone = z
  .string()
  .optional()
  .transform((typed, context) => {
    if (!typed?.trim()) return null;
    const number = parsePhoneNumberFromString(typed, 'NO');
    if (number?.isValid()) return number.number as string;
    context.addIssue({ code: 'custom', message: 'invalidPhone' });
    return z.NEVER;
  });

/** What staff and the contact himself may both write. */
export const personalDetails = {
  firstName: oneName(NAME_MAX),
  lastName: oneName(NAME_MAX),
  phone,
  title: optionalLine(NAME_MAX),
};

const details = {
  ...personalDetails,
  email: emailAddress,
  locale: z.enum(locales).default('nb'),
};

const customerId = z
  .uuid()
  .optional()
  .transform((id) => id ?? null);

/** The customer by name, or by a number whose check digit is right. */
const customer = optional(oneName(200)).refine(
  (typed) => typed === null || !looksLikeOrgnr(typed) || parseOrgnr(typed) !== null,
  'invalidOrgnr',
);

const existing = {
  contactId: z.uuid(),
  version: z.coerce.number().int(),
  /** Not given: it stays as it is. */
  timeZone: z.string().refine(isTimeZone, 'invalid').optional(),
};

const basis = {
  inviteBasis: z.enum(inviteBases, 'required'),
  inviteBasisNote: optionalLine(500),
};

/** `other` says nothing by itself: it needs a note. */
function explainsBasis(input: { inviteBasis: string; inviteBasisNote: string | null }): boolean {
  return input.inviteBasis !== 'other' || input.inviteBasisNote !== null;
}

const basisNote = { message: 'required', path: ['inviteBasisNote'] };

export const RegisterContact = z
  .strictObject({ ...details, customerId, ...basis })
  .refine(explainsBasis, basisNote);
export type RegisterContact = z.output<typeof RegisterContact>;

export const EditContact = z
  .strictObject({ ...existing, ...details, customerId, ...basis })
  .refine(explainsBasis, basisNote);
export type EditContact = z.output<typeof EditContact>;

/** As staff fills them in: the customer by name or number. */
export const RegisterContactForm = z
  .strictObject({
    ...details,
    customer,
    ...basis,
    next: z.enum(['open', 'another']).default('open'),
  })
  .refine(explainsBasis, basisNote);

export const EditContactForm = z
  .strictObject({ ...existing, ...details, customer, ...basis })
  .refine(explainsBasis, basisNote);

/** The public form: "Enter your e-mail address and we will get in touch." */
export const ContactMe = z.strictObject({
  email: emailAddress,
  name: optionalLine(2 * NAME_MAX),
});
export type ContactMe = z.output<typeof ContactMe>;
