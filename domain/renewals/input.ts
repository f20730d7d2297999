import { z } from 'zod';

/** The contacts of a filtered table, and how many of them staff saw could be asked. */
export const AskFiltered = z.strictObject({
  search: z.string().max(200).default(''),
  tags: z.array(z.string().regex(/^[\w-]+$/)).default([]),
  count: z.coerce.number().int().positive(),
});
export type AskFiltered = z.output<typeof AskFiltered>;
