import { z } from 'zod';

const answer = z.enum(['yes', 'no']);

/**
 * The whole page as a form: the answer by the id of a level or a purpose, beside what the page showed as given, the
 * request id and the wordings on it.
 */
export const AnsweredForm = z
  .object({
    requestId: z.uuid(),
    noticeIds: z.array(z.uuid()),
    shown: z.record(z.string(), answer).default({}),
  })
  .catchall(answer)
  .transform(({ requestId, noticeIds, shown, ...chosen }) => ({
    requestId,
    noticeIds,
    answers: { shown: new Map(Object.entries(shown)), chosen: new Map(Object.entries(chosen)) },
  }));
export type AnsweredForm = z.output<typeof AnsweredForm>;

/** A form that is only a button. */
export const NoFields = z.strictObject({});
