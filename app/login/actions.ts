'use server';

import { parseWithZod } from '@conform-to/zod/v4';
import { notFound, redirect } from 'next/navigation';
import { startSession } from '@/app/_server/sign-in';
import type { ActionState } from '@/components/ui/form-state';
import { LogIn } from '@/domain/staff/input';
import { demoAccounts, demoPassword } from '@/lib/demo-accounts';
import { env } from '@/lib/env';
import { ownPath } from '@/lib/own-path';
import { routes } from '@/lib/routes';
import { typedFields } from '@/lib/typed-fields';

/** Logs in, and keeps the address that was typed when it does not succeed. */
export async function logInByForm(
  next: string,
  _state: ActionState,
  form: FormData,
): Promise<ActionState> {
  const submission = parseWithZod(typedFields(form), { schema: LogIn });
  if (submission.status !== 'success') {
    return { status: 'invalid', reply: submission.reply({ hideFields: ['password'] }) };
  }
  const result = await startSession(submission.value);
  if (result.ok) redirect(pageAfter(next));
  const reply = submission.reply({ hideFields: ['password'] });
  return { status: 'refused', reason: result.reason, reply };
}

/** One click in the demo. Where anything is real, this door does not exist. */
export async function logInAsDemo(next: string, form: FormData): Promise<void> {
  const account = demoAccounts.find((each) => each.email === form.get('email'));
  if (!env().DEMO || !account) notFound();
  await startSession({ email: account.email, password: demoPassword });
  redirect(pageAfter(next));
}

/** The page that was wanted, if it is one of ours: what comes back from a browser is not trusted. */
function pageAfter(next: string): string {
  return ownPath(next) ?? routes.home();
}
