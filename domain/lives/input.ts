import { z } from 'zod';
import { LIFE_MONTHS_MAX, leavesTime, REMINDER_DAYS_MAX } from './rules';

/** The life of a yes to one purpose, as the form sends it. No months: until it is taken back. */
export const ChangeLife = z
  .strictObject({
    purposeId: z.uuid(),
    lifeMonths: z.coerce
      .number('monthsInvalid')
      .int('monthsInvalid')
      .min(1, 'monthsInvalid')
      .max(LIFE_MONTHS_MAX, 'monthsInvalid')
      .optional()
      .transform((months) => months ?? null),
    reminderDays: z.coerce
      .number('daysInvalid')
      .int('daysInvalid')
      .min(1, 'daysInvalid')
      .max(REMINDER_DAYS_MAX, 'daysInvalid'),
    /** The `lifeStamp` of what the form was opened with. */
    stamp: z.string().max(20),
  })
  .refine(leavesTime, { path: ['reminderDays'], error: 'reminderTooEarly' });
export type ChangeLife = z.output<typeof ChangeLife>;
