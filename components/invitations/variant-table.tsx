import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { ShareBar } from '@/components/charts/share-bar';
import { RecordTable } from '@/components/ui/record-table';
import type { VariantResult } from '@/domain/experiments/queries';
import { rateInterval } from '@/domain/posteriors/rules';
import { formatNumber, formatShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import styles from './variant-table.module.css';

/** What became of each variant. "Opened" and "answered" count people in the portal, never a click. */
export function VariantTable({ variants }: { variants: VariantResult[] }) {
  const t = useTranslations('staff.invitations');
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
          text: variant.textName,
          sender: t(`senderOf.${variant.sender}`),
          sent: formatNumber(variant.sent, locale),
          opened: formatNumber(variant.opened, locale),
          answered: formatNumber(variant.answered, locale),
          share: <Share {...variant} />,
        },
      }))}
    />
  );
}

function Share({ trials, answers }: VariantResult) {
  const t = useTranslations('staff.invitations');
  const locale = useLocale() as Locale;
  if (trials === 0) return t('noShare');
  const interval = rateInterval({ trials, answers });
  const words = {
    share: formatShare(answers / trials, locale),
    lower: formatShare(interval[0], locale),
    upper: formatShare(interval[1], locale),
  };
  return (
    <span className={styles.share}>
      <span className={styles.figure}>
        {words.share} <span className={styles.small}>{t('interval', words)}</span>
      </span>
      <ShareBar share={answers / trials} interval={interval} label={t('intervalLabel', words)} />
    </span>
  );
}
