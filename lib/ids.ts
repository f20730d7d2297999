import { z } from 'zod';

const id = z.uuid();

/** Whether the id in a path can be one of ours. Asked first: the database refuses other shapes loudly. */
export function isId(text: string): boolean {
  return id.safeParse(text).success;
}

/** The first 16 bytes as the text of a UUID. */
export function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex', 0, 16);
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}
