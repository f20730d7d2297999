import { useLocale, useTranslations } from 'next-intl';
import { LongName } from '@/components/ui/long-name';
import { RecordTable } from '@/components/ui/record-table';
import type { Level } from '@/domain/factors/rules';
import { funnelSteps } from '@/domain/fates/rules';
import { type AskedLevel, MACHINE, yesKey } from '@/domain/results/rules';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './results.module.css';

type FactorFiguresProps = {
  factor: 'texts' | 'senders';
  levels: Level[];
  /** The questions of the portal. */
  asked: AskedLevel[];
  nameOf(id: string): string;
};

/** The whole funnel of each text, or of each sender, and what was answered, for whoever unfolds it. */
export function FactorFigures({ factor, levels, asked, nameOf }: FactorFiguresProps) {
  const t = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  const figures = [
    ...funnelSteps.map((step) => ({ key: step, label: t(`step.${step}`) })),
    ...asked.map(({ key, title }) => ({ key: yesKey(key), label: t('yes', { level: title }) })),
    { key: MACHINE, label: t('machine') },
  ];
  return (
    <details className={styles.details}>
      <summary>{t(`figures.${factor}`)}</summary>
      <div className={styles.wrapped}>
        <RecordTable
          label={t(`figures.${factor}`)}
          columns={[
            { key: 'name', label: t(factor === 'texts' ? 'text' : 'sender') },
            ...figures.map((each) => ({ ...each, numeric: true })),
          ]}
          rows={levels.map(({ id, sums }) => ({
            id,
            cells: {
              name: <LongName>{nameOf(id)}</LongName>,
              ...Object.fromEntries(
                figures.map(({ key }) => [key, formatNumber(sums[key] ?? 0, locale)]),
              ),
            },
          }))}
        />
      </div>
    </details>
  );
}
