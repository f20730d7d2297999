import { useLocale, useTranslations } from 'next-intl';
import { RecordTable } from '@/components/ui/record-table';
import { funnelSteps } from '@/domain/fates/rules';
import type { VariantResults } from '@/domain/results/queries';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** How many invitations of each variant came how far. */
export function FunnelTable({ variants }: { variants: VariantResults[] }) {
  const t = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  const steps = funnelSteps.filter((step) => step !== 'objected' && step !== 'complained');
  return (
    <RecordTable
      label={t('funnel')}
      columns={[
        { key: 'variant', label: t('variant') },
        ...steps.map((step) => ({ key: step, label: t(`step.${step}`), numeric: true })),
      ]}
      rows={variants.map(({ id, label, funnel }) => ({
        id,
        cells: {
          variant: label,
          ...Object.fromEntries(steps.map((step) => [step, formatNumber(funnel[step], locale)])),
        },
      }))}
    />
  );
}
