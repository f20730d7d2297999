import { useLocale, useTranslations } from 'next-intl';
import { RecordTable } from '@/components/ui/record-table';
import { machineCauses, sumOfMachineFetches } from '@/domain/fetches/rules';
import type { VariantResults } from '@/domain/results/queries';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** The openings by machines that no other figure holds, by what told them. */
export function MachineTable({ variants }: { variants: VariantResults[] }) {
  const t = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  return (
    <RecordTable
      label={t('machine')}
      columns={[
        { key: 'variant', label: t('variant') },
        { key: 'sum', label: t('machineSum'), numeric: true },
        ...machineCauses.map((cause) => ({
          key: cause,
          label: t(`cause.${cause}`),
          numeric: true,
        })),
      ]}
      rows={variants.map(({ id, label, machine }) => ({
        id,
        cells: {
          variant: label,
          sum: formatNumber(sumOfMachineFetches(machine), locale),
          ...Object.fromEntries(
            machineCauses.map((cause) => [cause, formatNumber(machine[cause], locale)]),
          ),
        },
      }))}
    />
  );
}
