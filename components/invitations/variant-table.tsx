import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { LongName } from '@/components/ui/long-name';
import { RecordTable } from '@/components/ui/record-table';
import type { VariantResult } from '@/domain/experiments/queries';
import { rateInterval } from '@/domain/posteriors/rules';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import { Rate } from './results/rate';

/** What became of each variant. "Opened" and "answered" count people in the portal, never a click. */
export function VariantTable({ variants }: { variants: VariantResult[] }) {
  const t = useTranslations('staff.invitations');
  const results = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  return (
    <RecordTable
      label={t('results')}
      columns={[
        { key: 'variant', label: t('variant') },
        { key: 'text', label: t('text') },
        { key: 'sender', label: t('sender') },
        { key: 'sent', label: t('sent'), numeric: true },
        { key: 'opened', label: t('opened'), numeric: true },
        { key: 'answered', label: t('answered'), numeric: true },
        { key: 'share', label: t('share') },
      ]}
      rows={variants.map((variant) => ({
        id: variant.id,
        cells: {
          variant: (
            <Link href={routes.variant(variant.id)}>
              {t('detailTitle', { label: variant.label })}
            </Link>
          ),
          text: <LongName>{variant.textName}</LongName>,
          sender: t(`senderOf.${variant.sender}`),
          sent: formatNumber(variant.sent, locale),
          opened: formatNumber(variant.opened, locale),
          answered: formatNumber(variant.answered, locale),
          share: shareOf(variant) ?? results('noShare'),
        },
      }))}
    />
  );
}

function shareOf({ trials, answers }: VariantResult) {
  if (trials === 0) return null;
  return <Rate rate={answers / trials} interval={rateInterval({ trials, answers })} />;
}
