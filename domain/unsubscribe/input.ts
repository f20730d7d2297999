import { z } from 'zod';
import { unsubscribeScopes } from './rules';

/** A button of the unsubscribe page. */
export const Unsubscribe = z.strictObject({
  scope: z.enum(unsubscribeScopes),
  requestId: z.uuid(),
});
export type Unsubscribe = z.output<typeof Unsubscribe>;

/** Takes back what the unsubscribe with this `requestId` withdrew. */
export const UndoUnsubscribe = z.strictObject({ requestId: z.uuid() });
export type UndoUnsubscribe = z.output<typeof UndoUnsubscribe>;

/** What the page is asked to tell of, after a button was pressed. */
export const ShownOutcome = z.object({
  done: z
    .enum([...unsubscribeScopes, 'undone', 'tooLate'])
    .optional()
    .catch(undefined),
  request: z.uuid().optional().catch(undefined),
});
export type ShownOutcome = z.output<typeof ShownOutcome>;
