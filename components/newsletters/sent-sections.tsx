import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-state';
import type { NewsletterView } from '@/domain/newsletters/queries';
import type { NewsletterProgress, NewsletterResults } from '@/domain/recipients/queries';
import { Progress, Results } from './progress';
import { RefreshWhile } from './refresh-while';
import { StopForm } from './stop-form';

type SentSectionsProps = {
  newsletter: NewsletterView;
  progress: NewsletterProgress;
  results: NewsletterResults;
  recipients: ReactNode;
  isSending: boolean;
  /** Null for those who may only read. */
  stop: FormAction | null;
  children: ReactNode;
};

/** A newsletter on its way or arrived: how far it came, what came of it, and what was sent. */
export function SentSections(props: SentSectionsProps) {
  const { newsletter, progress, results, recipients, isSending, stop, children } = props;
  const t = useTranslations('staff.newsletters');
  return (
    <>
      <Card
        title={t('progress.title')}
        aside={<RefreshWhile active={isSending}>{t('progress.live')}</RefreshWhile>}
      >
        <Progress progress={progress} cancelledAt={newsletter.cancelledAt} />
        {isSending && stop && <StopForm newsletterId={newsletter.id} action={stop} />}
      </Card>
      <Card title={t('results.title')}>
        <Results results={results} />
      </Card>
      <Card title={t('sentTo.title')}>{recipients}</Card>
      {children}
    </>
  );
}
