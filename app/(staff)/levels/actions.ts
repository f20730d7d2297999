'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { staffAction } from '@/app/_server/action';
import type { ActionState } from '@/components/ui/form-state';
import { changeLife } from '@/domain/lives/commands';
import { ChangeLife } from '@/domain/lives/input';
import { discardDraft, publishDraft, saveDraft } from '@/domain/wordings/commands';
import { DiscardDraft, PublishDraft, SaveDraft } from '@/domain/wordings/input';
import { routes } from '@/lib/routes';

const permission = 'publishWordings';

export async function saveDraftByForm(state: ActionState, form: FormData) {
  const save = staffAction<typeof SaveDraft, unknown>(
    { permission, input: SaveDraft },
    async (ctx, input) => {
      const saved = await saveDraft(ctx, input);
      if (!saved.ok) return saved;
      revalidatePath(routes.editLevel(input.levelKey));
      return { ok: true, value: saved.version };
    },
  );
  return save(state, form);
}

export async function discardDraftByForm(state: ActionState, form: FormData) {
  const discard = staffAction({ permission, input: DiscardDraft }, async (ctx, input) => {
    const discarded = await discardDraft(ctx, input);
    if (discarded.ok) redirect(routes.level(input.levelKey));
    return discarded;
  });
  return discard(state, form);
}

export async function publishDraftByForm(state: ActionState, form: FormData) {
  const publish = staffAction({ permission, input: PublishDraft }, async (ctx, input) => {
    const published = await publishDraft(ctx, input);
    if (published.ok) redirect(routes.level(input.levelKey));
    return published;
  });
  return publish(state, form);
}

/** How long a yes to a purpose holds. After a conflict the page shows what holds now, so that saving once more is a choice. */
export async function changeLifeByForm(state: ActionState, form: FormData) {
  const change = staffAction({ permission, input: ChangeLife }, async (ctx, input) => {
    const changed = await changeLife(ctx, input);
    revalidatePath(routes.levels());
    return changed;
  });
  return change(state, form);
}
