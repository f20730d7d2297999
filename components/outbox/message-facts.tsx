import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { fullName } from '@/domain/contacts/rules';
import type { MessageView } from '@/domain/messages/queries';
import { routes } from '@/lib/routes';
import { MessageStateTag } from './message-state';
import styles from './outbox.module.css';
import { useReason } from './use-reason';
import { WhySent } from './why-sent';

/** What is known of a mail: when it was let through, by which consent, and what became of it. */
export function MessageFacts({ message }: { message: MessageView }) {
  const t = useTranslations('staff.outbox');
  const reasonOf = useReason();
  return (
    <Card title={t('facts')} aside={<MessageStateTag state={message.state} />}>
      <dl className={styles.facts}>
        <Fact label={t('recipient')}>
          <Link href={routes.contact(message.contactId)}>
            {fullName(message) || t('erasedContact')}
          </Link>
        </Fact>
        {message.because && (
          <Fact label={t('why')}>
            <WhySent
              because={message.because}
              contactId={message.contactId}
              name={fullName(message)}
            />
          </Fact>
        )}
        {message.reason && <Fact label={t('reason')}>{reasonOf(message.reason)}</Fact>}
        {message.newsletterId && (
          <Fact label={t('newsletter')}>
            <Link href={routes.newsletter(message.newsletterId)}>{message.newsletterSubject}</Link>
          </Fact>
        )}
        <Fact label={t('created')}>
          <DateTime at={message.createdAt} />
        </Fact>
        {message.gatedAt && (
          <Fact label={t('gated')}>
            <DateTime at={message.gatedAt} />
          </Fact>
        )}
        {message.handedAt && (
          <Fact label={t('handed')}>
            <DateTime at={message.handedAt} />
          </Fact>
        )}
        {message.state === 'queued' && message.attempts > 0 && (
          <Fact label={t('nextAttemptLabel')}>
            <DateTime at={message.nextAttemptAt} />
          </Fact>
        )}
        <Fact label={t('attemptsLabel')}>{message.attempts}</Fact>
        {message.providerId && (
          <Fact label={t('provider')}>
            <span className={styles.mono}>{message.providerId}</span>
          </Fact>
        )}
        {message.bodyHash && (
          <Fact label={t('hash')}>
            <span className={styles.mono}>{message.bodyHash}</span>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
