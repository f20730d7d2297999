'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { staffAction } from '@/app/_server/action';
import type { ActionState } from '@/components/ui/form-state';
import {
  cancelNewsletter,
  createNewsletter,
  editNewsletter,
  sendNewsletter,
} from '@/domain/newsletters/commands';
import { CancelNewsletter, NewsletterForm, SendNewsletter } from '@/domain/newsletters/input';
import { routes } from '@/lib/routes';

const permission = 'sendNewsletters';

/** Keeps a draft; a new one gets a page of its own. */
export async function saveNewsletterByForm(state: ActionState, form: FormData) {
  const save = staffAction<typeof NewsletterForm, unknown>(
    { permission, input: NewsletterForm },
    async (ctx, { newsletterId, version, ...content }) => {
      if (newsletterId && version !== undefined) {
        const edited = await editNewsletter(ctx, { newsletterId, version, ...content });
        if (!edited.ok) return edited;
        revalidatePath(routes.newsletter(newsletterId));
        return { ok: true, value: edited.version };
      }
      const created = await createNewsletter(ctx, content);
      if (created.ok) redirect(routes.newsletter(created.newsletterId));
      return created;
    },
  );
  return save(state, form);
}

export async function sendNewsletterByForm(state: ActionState, form: FormData) {
  const send = staffAction({ permission, input: SendNewsletter }, async (ctx, input) => {
    const sent = await sendNewsletter(ctx, input);
    if (sent.ok) redirect(routes.newsletter(input.newsletterId));
    return sent;
  });
  return send(state, form);
}

export async function stopNewsletterByForm(state: ActionState, form: FormData) {
  const stop = staffAction({ permission, input: CancelNewsletter }, async (ctx, input) => {
    const stopped = await cancelNewsletter(ctx, input);
    revalidatePath(routes.newsletter(input.newsletterId));
    return stopped;
  });
  return stop(state, form);
}
