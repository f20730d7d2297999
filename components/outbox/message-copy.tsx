import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { MessageView } from '@/domain/messages/queries';
import { routes } from '@/lib/routes';
import styles from './outbox.module.css';

/** The mail as it was sent, from the kept copy. */
export function MessageCopy({ message }: { message: MessageView }) {
  const t = useTranslations('staff.outbox');
  const { copy } = message;
  if (!copy) {
    return (
      <Card title={t('asSent')}>
        <p className={styles.quiet}>{t(message.bodyHash ? 'copyErased' : 'noCopy')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('asSent')}>
      <div className={styles.letter}>
        <dl className={styles.head}>
          <dt>{t('from')}</dt>
          <dd>
            {copy.fromName} &lt;{copy.fromAddress}&gt;
          </dd>
          {copy.replyTo && (
            <>
              <dt>{t('replyTo')}</dt>
              <dd>{copy.replyTo}</dd>
            </>
          )}
          <dt>{t('to')}</dt>
          <dd>{copy.toAddress}</dd>
          <dt>{t('subject')}</dt>
          <dd>
            <strong>{copy.subject}</strong>
          </dd>
        </dl>
        <p className={styles.quiet}>{t('masked')}</p>
        <iframe
          className={styles.frame}
          title={t('frameTitle')}
          src={routes.messageBody(message.id)}
          sandbox=""
        />
        <details>
          <summary>{t('text')}</summary>
          <pre className={styles.text}>{copy.text}</pre>
        </details>
        {Object.keys(copy.headers).length > 0 && (
          <details>
            <summary>{t('headers')}</summary>
            <pre className={styles.text}>
              {Object.entries(copy.headers)
                .map(([name, value]) => `${name}: ${value}`)
                .join('\n')}
            </pre>
          </details>
        )}
      </div>
    </Card>
  );
}
