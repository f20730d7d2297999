import { z } from 'zod';
import { mailableFilters } from './rules';

const text = z
  .string()
  .max(200)
  .transform((typed) => typed.replace(/\p{Cc}/gu, ' ').trim());

/** What the address asks for. What cannot be used is read as nothing; only the moment is answered to. */
export const AskAsOf = z.object({
  asOf: text.catch(''),
  purpose: z
    .string()
    .regex(/^[\w-]+$/)
    .optional()
    .catch(undefined),
  q: text.catch(''),
  show: z.enum(mailableFilters).catch('yes'),
});
export type AskAsOf = z.output<typeof AskAsOf>;

export const asOfFormats = ['csv', 'json'] as const;
export type AsOfFormat = (typeof asOfFormats)[number];
