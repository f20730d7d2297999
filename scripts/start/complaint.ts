/** What the person at the terminal can mend: shown as one line, without a stack. */
export class Complaint extends Error {}

/** The code of a system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
