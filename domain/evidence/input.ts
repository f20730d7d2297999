import { z } from 'zod';
import { evidenceFormats } from './rules';

/** Which evidence is wanted: of one purpose or, without one, of all; everything as JSON where nothing is said. */
export const ExportEvidence = z.strictObject({
  contactId: z.uuid(),
  purpose: z
    .string()
    .max(60)
    .optional()
    .transform((key) => key || undefined),
  format: z.enum(evidenceFormats).default('json'),
});
export type ExportEvidence = z.output<typeof ExportEvidence>;
