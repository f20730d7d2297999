import { checkSettings } from '@/lib/env';

/** What the person at the terminal can mend: shown as one line, without a stack. */
export class Complaint extends Error {}

/** Complains of settings that web and worker would refuse, before anything is started. */
export function requireSettings(env: NodeJS.ProcessEnv): void {
  try {
    checkSettings(env);
  } catch (error) {
    throw new Complaint((error as Error).message);
  }
}

/** The code of a system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
