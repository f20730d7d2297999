'use server';

import { refresh } from 'next/cache';
import { answerForm, type Refusal } from '@/app/_server/action';
import type { SavedDetails } from '@/components/portal/details-form';
import type { AnswerOutcome, PostedAnswer } from '@/components/portal/use-answers';
import type { ActionState } from '@/components/ui/form-state';
import { answerLevel } from '@/domain/consent/commands';
import { AnswerLevel } from '@/domain/consent/input';
import { saveOwnDetails } from '@/domain/own-details/commands';
import { OwnDetails } from '@/domain/own-details/input';
import { noteVisit } from '@/domain/portal/commands';
import { AnsweredForm, NoFields } from '@/domain/portal/input';
import { listPortalLevels } from '@/domain/portal/queries';
import { newAnswers } from '@/domain/portal/rules';
import { sendNewLink } from '@/domain/portal-links/commands';
import { mayAnswer } from '@/domain/portal-links/rules';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { openAction } from '../request';

const linkEnded = { ok: false, reason: 'linkEnded' } as const;

/** Saves one answer at once. @returns the level as it now stands. */
export async function answer(
  token: string,
  locale: Locale,
  posted: PostedAnswer,
): Promise<AnswerOutcome> {
  const input = AnswerLevel.safeParse(posted);
  const opened = await openAction(token);
  if (!opened || !isLocale(locale) || !input.success) return linkEnded;
  if (!mayAnswer(opened.link.mode, input.data.answer)) return linkEnded;
  const { link, ctx } = opened;
  await noteVisit(ctx);
  const result = await answerLevel(ctx, input.data);
  const levels = await listPortalLevels(ctx, link.contactId, locale);
  const level = levels.find((each) => each.id === input.data.levelId);
  // The page shows the new words at once.
  if (!result.ok && result.reason === 'wordingChanged') {
    refresh();
    return { ok: false, reason: 'wordingChanged', level };
  }
  if (!result.ok || !level) return { ok: false, reason: 'notSaved' };
  refresh();
  return { ok: true, savedAt: new Date().toISOString(), level };
}

/** Saves every new answer of the form: the way without JavaScript. */
export async function saveAll(
  token: string,
  locale: Locale,
  _state: ActionState,
  form: FormData,
): Promise<ActionState> {
  return answerForm(form, AnsweredForm, async ({ requestId, noticeIds, answers }) => {
    const opened = await openAction(token);
    if (!opened || !isLocale(locale)) return linkEnded;
    const { link, ctx } = opened;
    await noteVisit(ctx);
    const levels = await listPortalLevels(ctx, link.contactId, locale);
    const given = newAnswers(levels, answers);
    const refused: Refusal[] = [];
    // One that is refused keeps no other from being saved, least of all a no.
    for (const each of given) {
      const result = mayAnswer(link.mode, each.answer)
        ? await answerLevel(ctx, { ...each, noticeIds, requestId })
        : linkEnded;
      if (!result.ok) refused.push(result);
    }
    const [first] = refused;
    if (!first) return { ok: true };
    return refused.length < given.length ? { ok: false, reason: 'partlySaved' } : first;
  });
}

/** A person did something on the page. */
export async function visit(token: string): Promise<void> {
  const opened = await openAction(token);
  if (opened) await noteVisit(opened.ctx);
}

/** He came back to the page: it shows what holds now, or that its link has ended. It tells of no visit. */
export async function lookAgain(): Promise<void> {
  refresh();
}

/** The contact corrects his own details; only a fresh link may. */
export async function saveDetails(
  token: string,
  _state: ActionState<SavedDetails>,
  form: FormData,
): Promise<ActionState<SavedDetails>> {
  return answerForm(form, OwnDetails, async (input) => {
    const opened = await openAction(token);
    if (opened?.link.mode !== 'full') return linkEnded;
    await noteVisit(opened.ctx);
    const result = await saveOwnDetails(opened.ctx, input);
    if (!result.ok) return linkEnded;
    refresh();
    const shown = { ...input, email: input.email.email };
    return { ok: true, value: { emailWaits: result.emailWaits, shown } };
  });
}

/** Mails a fresh link to the address on file, for a link that may not show the details. */
export async function mailLink(
  token: string,
  _state: ActionState,
  form: FormData,
): Promise<ActionState> {
  return answerForm(form, NoFields, async () => {
    const opened = await openAction(token);
    if (!opened) return linkEnded;
    await sendNewLink(opened.ctx, opened.link);
    return { ok: true };
  });
}
