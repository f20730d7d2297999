import 'server-only';
import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { logIn, logOut } from '@/domain/staff/commands';
import type { LogIn } from '@/domain/staff/input';
import { env } from '@/lib/env';
import { SESSION_SECONDS, sessionCookie, sessionCookieOptions } from './auth';
import { systemCtx } from './context';
import { findStaff } from './session';

/**
 * Logs in from a form that also works without JavaScript. It sets the very cookie that next-auth
 * reads (its `encode`, its names), because next-auth 4 itself signs in from the browser only.
 */
export async function startSession(input: LogIn): ReturnType<typeof logIn> {
  const result = await logIn(systemCtx('login'), input);
  if (!result.ok) return result;
  const token = await encode({
    token: { sid: result.sessionId },
    secret: env().AUTH_SECRET,
    maxAge: SESSION_SECONDS,
  });
  const options = { ...sessionCookieOptions(), maxAge: SESSION_SECONDS };
  (await cookies()).set(sessionCookie(), token, options);
  return result;
}

/** Revokes the session in the database, and forgets the cookie. */
export async function endSession(): Promise<void> {
  const signedIn = await findStaff();
  if (signedIn) await logOut(signedIn.ctx, { sessionId: signedIn.staff.sessionId });
  (await cookies()).delete({ name: sessionCookie(), ...sessionCookieOptions() });
}
