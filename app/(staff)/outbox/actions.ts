'use server';

import { revalidatePath } from 'next/cache';
import { staffAction } from '@/app/_server/action';
import type { ActionState } from '@/components/ui/form-state';
import { confirmArrival, resendMail } from '@/domain/outbox/commands';
import { DecideMessage } from '@/domain/outbox/input';
import { routes } from '@/lib/routes';

const options = { permission: 'editContacts', input: DecideMessage } as const;

export async function resendByForm(state: ActionState, form: FormData) {
  const resend = staffAction(options, async (ctx, input) => {
    const result = await resendMail(ctx, input);
    revalidatePath(routes.message(input.messageId));
    return result;
  });
  return resend(state, form);
}

export async function confirmArrivalByForm(state: ActionState, form: FormData) {
  const confirm = staffAction(options, async (ctx, input) => {
    const result = await confirmArrival(ctx, input);
    revalidatePath(routes.message(input.messageId));
    return result;
  });
  return confirm(state, form);
}
