import 'server-only';
import { cookies } from 'next/headers';

const COOKIE = 'single_keys';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Whether keys that are pressed alone do something in this browser. They do until they are turned off. */
export async function areSingleKeysOn(): Promise<boolean> {
  return (await cookies()).get(COOKIE)?.value !== 'off';
}

export async function keepSingleKeys(areOn: boolean): Promise<void> {
  const kept = { maxAge: YEAR_SECONDS, sameSite: 'lax', path: '/' } as const;
  (await cookies()).set(COOKIE, areOn ? 'on' : 'off', kept);
}
