import { useLocale, useTranslations } from 'next-intl';
import type { VariantResult } from '@/domain/experiments/queries';
import { judgeVariants } from '@/domain/experiments/rules';
import { assertNever } from '@/lib/assert-never';
import { formatNumber, formatShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** What is known of the best variant, and how surely, in a sentence. */
export function Verdict({ variants }: { variants: VariantResult[] }) {
  const t = useTranslations('staff.invitations.verdict');
  const locale = useLocale() as Locale;
  const verdict = judgeVariants(variants);
  switch (verdict.outcome) {
    case 'nothingSent':
    case 'noDifference':
      return t(verdict.outcome);
    case 'tooEarly':
      return t('tooEarly', { count: formatNumber(verdict.answersNeeded, locale) });
    case 'leading': {
      const { label, answered, sent } = verdict.variant;
      return t('leading', { label, share: formatShare(answered / sent, locale) });
    }
    default:
      return assertNever(verdict);
  }
}
