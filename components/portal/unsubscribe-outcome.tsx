import { getTranslations } from 'next-intl/server';
import type { ConsentStanding } from '@/domain/consent/queries';
import type { UnsubscribeScope } from '@/domain/unsubscribe/rules';
import type { Locale } from '@/lib/i18n/locales';
import { PageText } from './page-text';
import { PostButton } from './post-button';
import styles from './unsubscribe.module.css';

type UnsubscribeOutcomeProps = {
  locale: Locale;
  outcome: UnsubscribeScope | 'undone' | 'tooLate';
  lists: string[];
  consents: Pick<ConsentStanding, 'purposeId' | 'companyName' | 'standing'>[];
  /** Offered right after, while there is something to take back. */
  undo: { action: (form: FormData) => Promise<void>; requestId: string } | null;
};

/** What was stopped, what holds now, and the way back. */
export async function UnsubscribeOutcome({
  locale,
  outcome,
  lists,
  consents,
  undo,
}: UnsubscribeOutcomeProps) {
  const t = await getTranslations({ locale, namespace: 'portal.unsubscribe' });
  const answer = await getTranslations({ locale, namespace: 'common.answer' });
  const names = new Intl.ListFormat(locale).format(lists);
  const isStop = outcome === 'lists' || outcome === 'everything' || outcome === 'contact';
  return (
    <>
      <PageText title={isStop ? t(`done.${outcome}`, { lists: names }) : t(outcome)}>
        {outcome === 'contact' && <p>{t('objection')}</p>}
      </PageText>
      <section className={styles.now}>
        <h2 className={styles.heading}>{t('now')}</h2>
        <dl className={styles.standings}>
          {consents.map(({ purposeId, companyName, standing }) => (
            <div key={purposeId}>
              <dt>{companyName}</dt>
              <dd>{answer(standing)}</dd>
            </div>
          ))}
        </dl>
      </section>
      {undo && (
        <div className={styles.undo}>
          <span>{t('wrong')}</span>
          <PostButton
            action={undo.action}
            fields={{ requestId: undo.requestId }}
            variant="secondary"
          >
            {t('undo')}
          </PostButton>
        </div>
      )}
    </>
  );
}
