import { Alert } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import type { OverdueSink } from '@/domain/sinks/queries';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** The ways out of the database by which checkpoints have not left for long; nothing when all have. */
export function OverdueSinks({ overdue }: { overdue: OverdueSink[] }) {
  const t = useTranslations('staff.audit.checkpoint');
  const locale = useLocale() as Locale;
  return overdue.map(({ sink, count, since }) => (
    <Alert key={sink} data-color="warning">
      {t('overdue', { sink, count, since: formatDateTime(since, locale) })}
    </Alert>
  ));
}
