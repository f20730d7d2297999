'use server';

import { redirect } from 'next/navigation';
import { contactCtx, systemCtx } from '@/app/_server/context';
import { undoUnsubscribe, unsubscribe } from '@/domain/unsubscribe/commands';
import { UndoUnsubscribe, Unsubscribe } from '@/domain/unsubscribe/input';
import { findUnsubscribeLink } from '@/domain/unsubscribe/queries';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';

/** A button of the page. Its outcome is a page of its own, so that reloading it changes nothing. */
export async function stop(token: string, locale: Locale, form: FormData): Promise<void> {
  const link = await findUnsubscribeLink(systemCtx('unsubscribe'), token);
  const input = Unsubscribe.safeParse(fieldsOf(form));
  if (!link || !input.success) redirect(routes.preferences({ lang: locale }));
  const { scope, requestId } = input.data;
  await unsubscribe(await contactCtx({ ...link, channel: 'unsubscribe' }), link, input.data);
  redirect(routes.unsubscribe(token, { lang: locale, done: scope, request: requestId }));
}

/** Takes it back, right after. */
export async function undo(token: string, locale: Locale, form: FormData): Promise<void> {
  const link = await findUnsubscribeLink(systemCtx('unsubscribe'), token);
  const input = UndoUnsubscribe.safeParse(fieldsOf(form));
  if (!link || !input.success) redirect(routes.preferences({ lang: locale }));
  const ctx = await contactCtx({ ...link, channel: 'unsubscribe' });
  const result = await undoUnsubscribe(ctx, link, input.data);
  redirect(routes.unsubscribe(token, { lang: locale, done: result.ok ? 'undone' : 'tooLate' }));
}

function fieldsOf(form: FormData): Record<string, FormDataEntryValue> {
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith('$')));
}
