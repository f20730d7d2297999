import { useLocale, useTranslations } from 'next-intl';
import { LongName } from '@/components/ui/long-name';
import { RecordTable } from '@/components/ui/record-table';
import type { VariantResults } from '@/domain/results/queries';
import type { ArmKnowledge } from '@/domain/verdicts/rules';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { useUnsure } from '../use-unsure';
import { Rate } from './rate';
import { useSenderName } from './use-sender-name';

type VariantRatesProps = { variants: VariantResults[]; arms: ArmKnowledge[]; sharesHold: boolean };

/** What is known of each variant. Where the draws went wrong, nothing is said of which is best. */
export function VariantRates({ variants, arms, sharesHold }: VariantRatesProps) {
  const t = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  const senderName = useSenderName();
  const unsure = useUnsure();
  const ranked = [
    { key: 'chance', label: t('chance'), numeric: true },
    { key: 'loss', label: t('loss'), numeric: true },
  ];
  return (
    <RecordTable
      label={t('variants')}
      columns={[
        { key: 'variant', label: t('variant') },
        { key: 'text', label: t('text') },
        { key: 'sender', label: t('sender') },
        { key: 'trials', label: t('trials'), numeric: true },
        { key: 'answers', label: t('answers'), numeric: true },
        { key: 'rate', label: t('share') },
        ...(sharesHold ? ranked : []),
      ]}
      rows={variants.map((variant, at) => {
        const arm = arms[at];
        const isKnown = arm !== undefined && arm.rate !== null;
        return {
          id: variant.id,
          cells: {
            variant: variant.label,
            text: <LongName>{variant.textName}</LongName>,
            sender: senderName(variant),
            trials: formatNumber(variant.trials, locale),
            answers: formatNumber(variant.answers, locale),
            rate: isKnown ? <Rate rate={arm.rate ?? 0} interval={arm.interval} /> : t('noShare'),
            chance: isKnown ? unsure.chance(arm.chance) : '–',
            loss: isKnown ? t('points', { points: unsure.loss(arm.loss) }) : '–',
          },
        };
      })}
    />
  );
}
