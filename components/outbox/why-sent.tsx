import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { SendingReason } from '@/domain/messages/rules';
import { assertNever } from '@/lib/assert-never';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';

type WhySentProps = {
  because: SendingReason;
  contactId: string;
  /** Empty for one who is erased. */
  name: string;
};

/** Why a mail was sent, in one sentence; where an answer allowed it, the sentence leads to that answer. */
export function WhySent({ because, contactId, name }: WhySentProps) {
  const t = useTranslations('staff.whySent');
  const where = useTranslations('staff.lists.where');
  const basisOf = useTranslations('staff.contacts.basis');
  const locale = useLocale() as Locale;
  const who = name || t('erased');
  const toAnswer = (text: ReactNode) =>
    'eventId' in because && (
      <Link href={routes.contactEvent(contactId, because.eventId)}>{text}</Link>
    );
  switch (because.by) {
    case 'consent': {
      const { at, tag, channel, actorName, noticeVersion } = because;
      const facts = [
        where(channel),
        actorName && t('writtenBy', { name: actorName }),
        noticeVersion && t('wording', { version: noticeVersion }),
      ];
      return t.rich('consent', {
        who,
        tag,
        date: formatDate(at, locale),
        how: facts.filter(Boolean).join(', '),
        answer: toAnswer,
      });
    }
    case 'renewal':
      return t.rich(because.hadEnded ? 'renewalEnded' : 'renewalEnds', {
        who,
        tag: because.tag,
        date: formatDate(because.endsAt, locale),
        answer: toAnswer,
      });
    case 'invitation':
      return t('invitation', { basis: basisOf(because.basis) });
    case 'receipt':
    case 'new_link':
    case 'confirm_email':
      return t(because.by, { who });
    default:
      return assertNever(because);
  }
}
