import { z } from 'zod';
import { ADDRESS_DAYS_MAX, addressEvidences } from './rules';

/** The group's settings as the form sends them. */
export const ChangeSettings = z.strictObject({
  staffMayAnswerOwnNo: z.enum(['off', 'on'], 'required').transform((choice) => choice === 'on'),
  addressEvidence: z.enum(addressEvidences, 'required'),
  addressDays: z.coerce
    .number('daysInvalid')
    .int('daysInvalid')
    .min(1, 'daysInvalid')
    .max(ADDRESS_DAYS_MAX, 'daysInvalid'),
  version: z.coerce.number().int(),
});
export type ChangeSettings = z.output<typeof ChangeSettings>;
