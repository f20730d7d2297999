import { systemCtx } from '@/app/_server/context';
import { UnsubscribeOutcome } from '@/components/portal/unsubscribe-outcome';
import { listConsents } from '@/domain/consent/queries';
import type { ShownOutcome } from '@/domain/unsubscribe/input';
import { findUndoable, isStopped, type UnsubscribeLink } from '@/domain/unsubscribe/queries';
import type { Locale } from '@/lib/i18n/locales';
import { undo } from './actions';

type OutcomeProps = {
  locale: Locale;
  token: string;
  link: UnsubscribeLink;
  done: NonNullable<ShownOutcome['done']>;
  requestId: string | undefined;
};

/** What became of a button. The address of the page says which; the database says whether it is so. */
export async function Outcome({ locale, token, link, done, requestId }: OutcomeProps) {
  const ctx = systemCtx('unsubscribe');
  const { contactId } = link;
  const wasStop = done !== 'undone' && done !== 'tooLate';
  const holds = !wasStop || (await isStopped(ctx, link, done));
  const undoable = requestId && (await findUndoable(ctx, { contactId, requestId }));
  const consents = await listConsents(ctx, contactId);
  return (
    <UnsubscribeOutcome
      locale={locale}
      outcome={holds ? done : 'stillSubscribed'}
      lists={link.lists.map((list) => list.name)}
      consents={consents.filter((each) => each.kind === 'marketing')}
      undo={wasStop && undoable ? { action: undo.bind(null, token, locale), requestId } : null}
    />
  );
}
