import { systemCtx } from '@/app/_server/context';
import { UnsubscribeOutcome } from '@/components/portal/unsubscribe-outcome';
import { listConsents } from '@/domain/consent/queries';
import type { ShownOutcome } from '@/domain/unsubscribe/input';
import { findUndoable, type UnsubscribeLink } from '@/domain/unsubscribe/queries';
import type { Locale } from '@/lib/i18n/locales';
import { undo } from './actions';

type OutcomeProps = {
  locale: Locale;
  token: string;
  link: UnsubscribeLink;
  done: NonNullable<ShownOutcome['done']>;
  requestId: string | undefined;
};

/** What became of a button, what holds now, and the way back while there is one. */
export async function Outcome({ locale, token, link, done, requestId }: OutcomeProps) {
  const ctx = systemCtx('unsubscribe');
  const { contactId } = link;
  const undoable = requestId && (await findUndoable(ctx, { contactId, requestId }));
  const consents = await listConsents(ctx, contactId);
  return (
    <UnsubscribeOutcome
      locale={locale}
      outcome={done}
      lists={link.lists.map((list) => list.name)}
      consents={consents.filter((each) => each.kind === 'marketing')}
      undo={undoable ? { action: undo.bind(null, token, locale), requestId } : null}
    />
  );
}
