import 'server-only';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/_server/session';
import { findSetup } from '@/domain/experiment-setup/queries';
import type { Permission } from '@/domain/staff/rules';
import { isId } from '@/lib/ids';

/** The experiment of an address, for whoever may do this with it; an unknown one is not found. */
export async function getSetup(params: Promise<{ id: string }>, permission?: Permission) {
  const signedIn = await requireStaff(permission);
  const { id } = await params;
  const setup = isId(id) ? await findSetup(signedIn.ctx, id) : null;
  if (!setup) notFound();
  return { ...signedIn, setup };
}
