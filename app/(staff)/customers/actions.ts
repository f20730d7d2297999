'use server';

import { redirect } from 'next/navigation';
import { staffAction } from '@/app/_server/action';
import type { ActionState } from '@/components/ui/form-state';
import type { Ctx } from '@/domain/context';
import { editCustomer, registerCustomer } from '@/domain/customers/commands';
import { EditCustomer, RegisterCustomer } from '@/domain/customers/input';
import { findCustomer } from '@/domain/customers/queries';
import { routes } from '@/lib/routes';

const permission = 'editContacts';

export async function registerCustomerByForm(state: ActionState, form: FormData) {
  const register = staffAction({ permission, input: RegisterCustomer }, async (ctx, input) => {
    const outcome = await registerCustomer(ctx, input);
    if (!outcome.ok) return nameOther(ctx, outcome);
    redirect(routes.customer(outcome.customerId));
  });
  return register(state, form);
}

export async function editCustomerByForm(state: ActionState, form: FormData) {
  const edit = staffAction({ permission, input: EditCustomer }, async (ctx, input) => {
    const outcome = await editCustomer(ctx, input);
    return outcome.ok ? outcome : nameOther(ctx, outcome);
  });
  return edit(state, form);
}

type Refused = { ok: false; reason: string; customerId?: string };

/** A duplicate names the customer who has the number, so that it can be opened. */
async function nameOther(ctx: Ctx, refused: Refused): Promise<Refused & { name?: string }> {
  const other = refused.customerId ? await findCustomer(ctx, refused.customerId) : null;
  return other ? { ...refused, name: other.name } : refused;
}
