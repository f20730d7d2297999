import {
  CheckmarkIcon,
  ClockDashedIcon,
  DoorIcon,
  PersonPlusIcon,
  XMarkIcon,
} from '@navikt/aksel-icons';
import { useFormatter, useTranslations } from 'next-intl';
import { usePurposeName } from '@/components/consent/purpose-name';
import type { EntryOf } from '@/domain/timeline/rules';
import { EntryFrame } from './entry-frame';
import { Meta } from './meta';

/** The contact used the portal by the link of a mail. */
export function VisitEntry({ entry }: { entry: EntryOf<'visit'> }) {
  const t = useTranslations('staff.timeline');
  return (
    <EntryFrame at={entry.at} icon={DoorIcon} tone="quiet" title={<strong>{t('visited')}</strong>}>
      <Meta>{t('visitedFrom', { mail: t(`mail.${entry.messageKind}`) })}</Meta>
    </EntryFrame>
  );
}

export function RegisteredEntry({ entry }: { entry: EntryOf<'registered'> }) {
  const t = useTranslations('staff.timeline');
  const source = useTranslations('staff.contacts.source');
  const { staffName } = entry;
  const title = staffName
    ? t.rich('registeredBy', { who: staffName, b: (text) => <strong>{text}</strong> })
    : t('registered');
  return (
    <EntryFrame at={entry.at} icon={PersonPlusIcon} tone="quiet" title={<span>{title}</span>}>
      <Meta>{t('source', { source: source(entry.source) })}</Meta>
    </EntryFrame>
  );
}

/** A yes that ended by itself: a newer wording took its place, or its time was up. */
export function EndedEntry({ entry }: { entry: EntryOf<'ended'> }) {
  const t = useTranslations('staff.timeline.ended');
  const nameOf = usePurposeName();
  const format = useFormatter();
  const purposes = format.list(entry.ended.map(({ purpose }) => nameOf(purpose)));
  return (
    <EntryFrame
      at={entry.at}
      icon={ClockDashedIcon}
      tone="no"
      title={
        <span>
          {t.rich(entry.cause, {
            purposes,
            version: entry.version ?? 0,
            b: (text) => <strong>{text}</strong>,
          })}
        </span>
      }
    />
  );
}

/** The address was taken out of all mail, or may be written to again. */
export function SuppressionEntry({
  entry,
}: {
  entry: EntryOf<'suppressed' | 'suppressionLifted'>;
}) {
  const t = useTranslations('staff.timeline');
  const isLifted = entry.kind === 'suppressionLifted';
  return (
    <EntryFrame
      at={entry.at}
      icon={isLifted ? CheckmarkIcon : XMarkIcon}
      tone={isLifted ? 'yes' : 'no'}
      title={<strong>{t(`${entry.kind}.${entry.reason}`)}</strong>}
    />
  );
}
