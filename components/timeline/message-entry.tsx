import { EnvelopeClosedIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { WhySent } from '@/components/outbox/why-sent';
import type { EntryOf } from '@/domain/timeline/rules';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import { EntryFrame } from './entry-frame';
import { Meta } from './meta';
import { reasonKey } from './reason-key';

type MessageEntryProps = { entry: EntryOf<'message'>; contactId: string; firstName: string };

/** A mail to the contact: sent, waiting, or why it was not. */
export function MessageEntry({ entry, contactId, firstName }: MessageEntryProps) {
  const t = useTranslations('staff.timeline');
  const locale = useLocale() as Locale;
  const { state, invitation, newsletterSubject, companyName } = entry;
  const isTrouble = state === 'failed' || state === 'unknown';
  return (
    <EntryFrame
      at={entry.at}
      icon={isTrouble ? ExclamationmarkTriangleIcon : EnvelopeClosedIcon}
      tone={isTrouble ? 'no' : 'quiet'}
      title={
        <strong>
          {t(`message.${state}`, {
            mail: t(`mail.${entry.messageKind}`),
            name: firstName || t('actor.contact'),
          })}
        </strong>
      }
    >
      <Meta>
        {invitation &&
          t('variant', {
            label: invitation.variantLabel,
            sender: t(`sender.${invitation.sender}`),
            name: invitation.senderName ?? companyName,
          })}
        {newsletterSubject && t('newsletter', { subject: newsletterSubject, company: companyName })}
        {state === 'queued' && t('due', { at: formatDateTime(entry.dueAt, locale) })}
        {entry.reason && state !== 'sent' && t(`reason.${reasonKey(entry.reason)}`)}
        {entry.because && state !== 'queued' && (
          <span>
            <WhySent because={entry.because} contactId={contactId} name={firstName} />
          </span>
        )}
        {state === 'sent' && <Link href={routes.message(entry.id)}>{t('openMail')}</Link>}
      </Meta>
    </EntryFrame>
  );
}
