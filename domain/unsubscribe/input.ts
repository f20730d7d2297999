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
