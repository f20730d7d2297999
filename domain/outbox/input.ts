import { z } from 'zod';

/** What a person decides about one mail. */
export const DecideMessage = z.strictObject({ messageId: z.uuid() });
export type DecideMessage = z.output<typeof DecideMessage>;
