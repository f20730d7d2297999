import { z } from 'zod';

const answer = z.enum(['yes', 'no']);

/** The whole page as a form: the answer by the id of a level or a purpose, beside the request id. */
export const AnsweredForm = z
  .object({ requestId: z.uuid() })
  .catchall(answer)
  .transform(({ requestId, ...chosen }) => ({
    requestId,
    chosen: new Map(Object.entries(chosen)),
  }));
export type AnsweredForm = z.output<typeof AnsweredForm>;

/** A form that is only a button. */
export const NoFields = z.strictObject({});
