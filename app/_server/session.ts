import 'server-only';
import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import type { BarredState } from '@/components/ui/form-state';
import type { Ctx } from '@/domain/context';
import { findSession, type StaffSession } from '@/domain/staff/queries';
import { mayDo, type Permission } from '@/domain/staff/rules';
import { ownPath } from '@/lib/own-path';
import { routes } from '@/lib/routes';
import { authOptions } from './auth';
import { actorCtx, systemCtx } from './context';

export type SignedIn = { staff: StaffSession; ctx: Ctx };

/**
 * The member of staff behind this request, or null. The cookie says which session; the database says
 * whether it still holds.
 */
export const findStaff = cache(async (): Promise<SignedIn | null> => {
  const session = await getServerSession(authOptions());
  const staff = session?.sid ? await findSession(systemCtx('session'), session.sid) : null;
  if (!staff) return null;
  const { id, name, role, sessionId } = staff;
  return { staff, ctx: await actorCtx({ type: 'staff', id, name, role, sessionId }) };
});

/** Every staff page and route begins with this. The anonymous are led to the log-in. */
export async function requireStaff(permission: Permission = 'read'): Promise<SignedIn> {
  const signedIn = await findStaff();
  if (!signedIn) redirect(routes.login(await wantedPage()));
  if (!mayDo(signedIn.staff.role, permission)) forbidden();
  return signedIn;
}

/**
 * Every staff form begins with this. Where the browser runs scripts, the form hears why it was not looked at and keeps what
 * was typed; otherwise a page says it.
 */
export async function admitStaff(permission: Permission): Promise<SignedIn | BarredState> {
  const signedIn = await findStaff();
  if (signedIn && mayDo(signedIn.staff.role, permission)) return signedIn;
  if ((await headers()).has('next-action'))
    return { status: 'barred', reason: signedIn ? 'notAllowed' : 'loggedOut' };
  // Next answers a plain post that calls `forbidden()` with "not found", so a page of its own says it.
  redirect(signedIn ? routes.noAccess() : routes.login(await wantedPage()));
}

/** The page that the anonymous wanted, as the proxy saw it; the front page needs no mention. */
async function wantedPage(): Promise<string | undefined> {
  const wanted = ownPath((await headers()).get('x-wanted-page'));
  return wanted && wanted !== routes.home() ? wanted : undefined;
}
