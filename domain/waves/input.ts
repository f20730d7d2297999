import { z } from 'zod';
import { contactStandings } from '@/domain/standings/rules';
import { PER_HOUR_MAX, waveHours } from './rules';

const key = z.string().regex(/^[\w-]+$/);

/** The contacts that a filtered table shows, all pages of it, or those that were picked one by one. */
export const Selection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('filter'),
    search: z.string().max(200).default(''),
    tags: z.array(key).default([]),
    standing: z.enum(contactStandings).nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('ids'), ids: z.array(z.uuid()).min(1).max(1000) }),
]);
export type Selection = z.output<typeof Selection>;

const perHour = z.coerce
  .number('paceInvalid')
  .int('paceInvalid')
  .min(1, 'paceInvalid')
  .max(PER_HOUR_MAX, 'paceInvalid');

const pace = {
  perHour,
  perDomainHour: perHour.optional().transform((limit) => limit ?? null),
  hours: z.enum(waveHours),
};

/** What was picked, how fast, and how many staff saw would be invited. */
export const CreateWave = z.strictObject({
  selection: Selection,
  ...pace,
  /** Those too who were invited before and have not answered. */
  again: z.stringbool().optional(),
  count: z.coerce.number().int().positive(),
});
export type CreateWave = z.output<typeof CreateWave>;

/** The form of the same: a selection is one hidden field. */
export const CreateWaveForm = z.strictObject({
  ...CreateWave.shape,
  selection: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'invalid' });
        return z.NEVER;
      }
    })
    .pipe(Selection),
});

const version = z.coerce.number().int();

export const ChangePace = z.strictObject({ waveId: z.uuid(), version, ...pace });
export type ChangePace = z.output<typeof ChangePace>;

export const OneWave = z.strictObject({ waveId: z.uuid() });
export type OneWave = z.output<typeof OneWave>;
