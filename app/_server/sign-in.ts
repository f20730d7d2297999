import 'server-only';
import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { logIn, logOut } from '@/domain/staff/commands';
import type { LogIn } from '@/domain/staff/input';
import { env } from '@/lib/env';
import { systemCtx } from './context';
import { findStaff } from './session';

const MAX_AGE_SECONDS = 12 * 60 * 60;

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
    maxAge: MAX_AGE_SECONDS,
  });
  (await cookies()).set(cookieName(), token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
    maxAge: MAX_AGE_SECONDS,
  });
  return result;
}

/** Revokes the session in the database, and forgets the cookie. */
export async function endSession(): Promise<void> {
  const signedIn = await findStaff();
  if (signedIn) await logOut(signedIn.ctx, { sessionId: signedIn.staff.sessionId });
  (await cookies()).delete(cookieName());
}

function cookieName(): string {
  return `${isSecure() ? '__Secure-' : ''}next-auth.session-token`;
}

function isSecure(): boolean {
  return env().APP_URL.startsWith('https://');
}
