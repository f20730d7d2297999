import { validate } from 'uuid';

/** Whether a path's id can be one of ours, before the database is asked: it refuses other shapes loudly. */
export function isId(text: string): boolean {
  return validate(text);
}
