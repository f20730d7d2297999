import { CheckmarkIcon, PersonIcon, XMarkIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { usePurposeName } from '@/components/consent/purpose-name';
import type { EntryOf } from '@/domain/timeline/rules';
import { routes } from '@/lib/routes';
import { useActorName } from './actor-name';
import styles from './answer-entry.module.css';
import { ChangeSteps } from './change-steps';
import { EntryFrame } from './entry-frame';
import { Meta } from './meta';
import { NoticeText } from './notice-text';

type AnswerEntryProps = { entry: EntryOf<'answer'>; firstName: string };

/** One answer: who gave it, where, from what to what, to which words, and the note. */
export function AnswerEntry({ entry, firstName }: AnswerEntryProps) {
  const t = useTranslations('staff.timeline');
  const channel = useTranslations('staff.consent.channel');
  const who = useActorName(entry.actor, firstName);
  const { level, covered } = useSubject(entry);
  const { notice, note, messageId, agreedOn, reference, address, addressSetBy } = entry;
  const format = useFormatter();
  const byContact = entry.actor.type === 'contact';
  return (
    <EntryFrame
      at={entry.at}
      {...lookOf(entry)}
      anchors={entry.changes.map(({ eventId }) => `event-${eventId}`)}
      title={
        <>
          <span>
            {t.rich(`answer.${verbOf(entry)}`, {
              who,
              level,
              b: (text) => <strong>{text}</strong>,
            })}
          </span>
          <ChangeSteps changes={entry.changes} />
        </>
      }
    >
      <Meta>
        {channel(entry.channel)}
        {agreedOn &&
          t('agreedOn', { date: format.dateTime(new Date(agreedOn), { dateStyle: 'long' }) })}
        {covered && t('covers', { purposes: covered })}
        {notice && <NoticeText notice={notice} byContact={byContact} />}
        {messageId && <Link href={routes.message(messageId)}>{t('ledHere')}</Link>}
        {addressSetBy &&
          t('addressSetBy', {
            ...addressSetBy,
            at: format.dateTime(addressSetBy.at, { dateStyle: 'long', timeStyle: 'short' }),
          })}
        {address &&
          t('address', {
            address: address.text,
            date: format.dateTime(address.expiresAt, { dateStyle: 'long' }),
          })}
      </Meta>
      {note && <p className={styles.note}>«{note}»</p>}
      {reference && <p className={styles.note}>{t('reference', { reference })}</p>}
    </EntryFrame>
  );
}

/** What was answered: the level by its name, and the companies that it covers when they are several. */
function useSubject({ notice, changes }: EntryOf<'answer'>) {
  const t = useTranslations('staff.timeline');
  const nameOf = usePurposeName();
  const format = useFormatter();
  const [first] = changes;
  const isWide = notice ? notice.purposeCount > 1 : changes.length > 1;
  const companies = changes.map(({ purpose }) =>
    purpose.kind === 'marketing' ? purpose.companyName : nameOf(purpose),
  );
  const named = changes.length === 1 && first ? nameOf(first.purpose) : t('severalPurposes');
  return { level: notice?.levelTitle ?? named, covered: isWide ? format.list(companies) : null };
}

function verbOf({ actor, channel }: EntryOf<'answer'>): 'answered' | 'unsubscribed' | 'changed' {
  if (actor.type !== 'contact') return 'changed';
  return channel === 'portal' ? 'answered' : 'unsubscribed';
}

function lookOf({ actor, changes }: EntryOf<'answer'>) {
  if (actor.type === 'staff') return { icon: PersonIcon, tone: 'note' } as const;
  return changes.every(({ to }) => to === 'granted')
    ? ({ icon: CheckmarkIcon, tone: 'yes' } as const)
    : ({ icon: XMarkIcon, tone: 'no' } as const);
}
