import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { logIn, logOut } from '@/domain/staff/commands';
import { LogIn } from '@/domain/staff/input';
import { SESSION_HOURS } from '@/domain/staff/rules';
import { env } from '@/lib/env';
import { routes } from '@/lib/routes';
import { systemCtx } from './context';

/** As long as the session's row in the database. */
export const SESSION_SECONDS = SESSION_HOURS * 60 * 60;

declare module 'next-auth' {
  interface Session {
    sid?: string;
  }
}

/** Log-in by e-mail and password. The cookie is a sealed token that holds a session's id and nothing else. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: { name: sessionCookie(), options: sessionCookieOptions() } },
    pages: { signIn: routes.login(), error: routes.login() },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async (credentials) => {
          const input = LogIn.safeParse({
            email: credentials?.email,
            password: credentials?.password,
          });
          if (!input.success) return null;
          const result = await logIn(systemCtx('login'), input.data);
          // next-auth shows a thrown message's text as the error code of the log-in page.
          if (!result.ok && result.reason === 'throttled') throw new Error('throttled');
          return result.ok ? { id: result.sessionId } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session, token }) => ({
        ...session,
        user: undefined,
        sid: typeof token.sid === 'string' ? token.sid : undefined,
      }),
      redirect: ({ url }) => callbackPath(url),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string')
          await logOut(systemCtx('logout'), { sessionId: token.sid });
      },
    },
  };
}

/** Its name tells the port, so that copies side by side on one machine keep their own log-ins. */
export function sessionCookie(): string {
  const { port } = new URL(env().APP_URL);
  return [isSecure() ? '__Secure-samtykke' : 'samtykke', 'session', port].filter(Boolean).join('-');
}

export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const;
}

function isSecure(): boolean {
  return env().APP_URL.startsWith('https://');
}

/** Only a path of our own is returned to, whatever the request says. */
function callbackPath(url: string): string {
  const { origin, pathname, search } = new URL(url, env().APP_URL);
  return origin === new URL(env().APP_URL).origin
    ? env().APP_URL + pathname + search
    : env().APP_URL;
}
