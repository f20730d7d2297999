import { useLocale, useTranslations } from 'next-intl';
import { RecordTable } from '@/components/ui/record-table';
import type { Results } from '@/domain/results/queries';
import { yesKey } from '@/domain/results/rules';
import { formatNumber, formatShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** What those who answered said, and who wants no more of us, by variant. */
export function AnswerTable({ variants, levels }: Pick<Results, 'variants' | 'levels'>) {
  const t = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  const shown = (count: number, of: number) =>
    of === 0
      ? formatNumber(count, locale)
      : `${formatNumber(count, locale)} (${formatShare(count / of, locale)})`;
  return (
    <RecordTable
      label={t('answersGiven')}
      columns={[
        { key: 'variant', label: t('variant') },
        { key: 'answered', label: t('step.answered'), numeric: true },
        ...levels.map(({ key, title }) => ({
          key: yesKey(key),
          label: t('yes', { level: title }),
          numeric: true,
        })),
        { key: 'objected', label: t('step.objected'), numeric: true },
        { key: 'complained', label: t('step.complained'), numeric: true },
      ]}
      rows={variants.map(({ id, label, funnel, yes }) => ({
        id,
        cells: {
          variant: label,
          answered: formatNumber(funnel.answered, locale),
          ...Object.fromEntries(
            levels.map(({ key }) => [yesKey(key), shown(yes[key] ?? 0, funnel.answered)]),
          ),
          objected: formatNumber(funnel.objected, locale),
          complained: formatNumber(funnel.complained, locale),
        },
      }))}
    />
  );
}
