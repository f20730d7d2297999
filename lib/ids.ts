import { z } from 'zod';

const id = z.uuid();

/** Whether the id in a path can be one of ours. Asked first: the database refuses other shapes loudly. */
export function isId(text: string): boolean {
  return id.safeParse(text).success;
}
