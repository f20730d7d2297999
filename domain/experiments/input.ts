import { z } from 'zod';

/** An experiment, and the version of it that was read. */
const shown = { experimentId: z.uuid(), version: z.coerce.number().int() };

/** What is done to an experiment as a whole: it is started, paused, goes on, or its decision is undone. */
export const ChangeExperiment = z.strictObject(shown);
export type ChangeExperiment = z.output<typeof ChangeExperiment>;

export const DecideExperiment = z.strictObject({ ...shown, variantId: z.uuid() });
export type DecideExperiment = z.output<typeof DecideExperiment>;
