import { Alert, Heading, Link } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { VerdictSentence } from '@/components/invitations/verdict-sentence';
import { Card } from '@/components/ui/card';
import type { Results } from '@/domain/results/queries';
import type { Verdict } from '@/domain/verdicts/rules';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import styles from './results.module.css';

type KnownProps = {
  results: Results;
  /** The letter of the variant that was decided for, whatever is known by now. */
  winner?: string;
  verdict: Verdict;
  mayExport: boolean;
};

/** What may be said of the experiment, and a warning where nothing may. */
export function Known({ results, winner, verdict, mayExport }: KnownProps) {
  const t = useTranslations('staff.results');
  const words = useTranslations('staff.invitations');
  const locale = useLocale() as Locale;
  const { shares, variants, nextMatureAt, method, endedAt } = results;
  const isMeasured = variants.some(({ trials }) => trials > 0);
  return (
    <Card
      title={t('known')}
      // A file, not a page: the browser saves it.
      aside={mayExport && <Link href={routes.resultsFile(results.id)}>{t('export')}</Link>}
    >
      {winner && (
        <p className={styles.verdict}>
          {t(endedAt ? 'wasDecidedFor' : 'decidedFor', { label: winner })}
        </p>
      )}
      <p className={winner ? styles.quiet : styles.verdict}>
        <VerdictSentence verdict={verdict} variants={variants} method={method} endedAt={endedAt} />
      </p>
      {!shares.holds && (
        <Alert data-color="warning" className={styles.warning}>
          <Heading level={3} data-size="2xs">
            {t('sharesWrongTitle')}
          </Heading>
          {t('sharesWrong')}
        </Alert>
      )}
      {!isMeasured && nextMatureAt && (
        <p className={styles.quiet}>
          {t('firstMature', { date: formatDate(nextMatureAt, locale) })}
        </p>
      )}
      <p className={styles.quiet}>
        {shares.holds && variants.length > 1 && `${t('sharesHold')} `}
        {words('verdictHow')}
      </p>
    </Card>
  );
}
