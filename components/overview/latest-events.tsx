import { Button } from '@digdir/designsystemet-react';
import { ArrowRightIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { When } from '@/components/consent/when';
import { AnswerTag } from '@/components/ui/answer-tag';
import { Card } from '@/components/ui/card';
import { fullName } from '@/domain/contacts/rules';
import type { LatestEvent } from '@/domain/overview/queries';
import { routes } from '@/lib/routes';
import styles from './overview.module.css';

/** The last answers of anyone, each with the way to the card. */
export function LatestEvents({ events, now }: { events: LatestEvent[]; now: Date }) {
  const t = useTranslations('staff.overview');
  return (
    <Card title={t('latest')}>
      {events.length === 0 ? (
        <>
          <p className={styles.quiet}>{t('latestNone')}</p>
          <Button asChild variant="secondary">
            <Link href={routes.newContact()}>{t('latestAdd')}</Link>
          </Button>
        </>
      ) : (
        <ul className={styles.events}>
          {events.map((event) => (
            <Event
              key={`${event.answerId} ${event.previous} ${event.decision}`}
              {...event}
              now={now}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Event({ now, ...event }: LatestEvent & { now: Date }) {
  const t = useTranslations('staff.overview');
  const name = fullName(event) || t('erasedContact');
  return (
    <li className={styles.event}>
      <span className={`${styles.what} ${styles.who}`}>
        <Link href={routes.contact(event.contactId)}>{name}</Link>
        <span className={styles.quiet}>
          {event.actorName && `${event.actorName}, `}
          {t(`channel.${event.channel}`)}
        </span>
      </span>
      <span className={styles.what}>
        <span className={styles.purposes}>{event.tags.join(', ')}</span>
        <AnswerTag answer={event.previous ?? 'notAsked'} />
        <ArrowRightIcon aria-hidden />
        <AnswerTag answer={event.decision} />
      </span>
      <span className={styles.quiet}>
        <When at={event.recordedAt} now={now} />
      </span>
    </li>
  );
}
