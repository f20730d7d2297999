import { z } from 'zod';
import { oneName } from '@/domain/contacts/input';
import { parseOrgnr } from './rules';

const orgnr = z
  .string()
  .optional()
  .transform((typed, context) => {
    if (!typed?.trim()) return null;
    const number = parseOrgnr(typed);
    if (number) return number;
    context.addIssue({ code: 'custom', message: 'invalidOrgnr' });
    return z.NEVER;
  });

const details = { name: oneName(200), orgnr };

export const RegisterCustomer = z.strictObject(details);
export type RegisterCustomer = z.output<typeof RegisterCustomer>;

export const EditCustomer = z.strictObject({
  customerId: z.uuid(),
  version: z.coerce.number().int(),
  ...details,
});
export type EditCustomer = z.output<typeof EditCustomer>;
