import { useLocale, useTranslations } from 'next-intl';
import type { VariantResult } from '@/domain/experiments/queries';
import { judgeArms } from '@/domain/verdicts/rules';
import { assertNever } from '@/lib/assert-never';
import { formatNumber, formatShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** What is known of the best variant, and how surely, in a sentence. */
export function Verdict({ variants }: { variants: VariantResult[] }) {
  const t = useTranslations('staff.invitations.verdict');
  const locale = useLocale() as Locale;
  const sent = variants.reduce((sum, each) => sum + each.sent, 0);
  const verdict = judgeArms(variants, { sent, sharesHold: true });
  const labelOf = (armId: string) => variants.find(({ id }) => id === armId)?.label ?? '';
  switch (verdict.outcome) {
    case 'nothingSent':
    case 'noDifference':
    case 'sharesWrong':
      return t(verdict.outcome);
    case 'tooEarly':
      return t('tooEarly', { count: formatNumber(verdict.answersNeeded, locale) });
    case 'leading':
      return t('leading', {
        label: labelOf(verdict.armId),
        chance: formatShare(verdict.chance, locale),
        count: formatNumber(verdict.answersNeeded, locale),
      });
    case 'winner':
      return t('winner', { label: labelOf(verdict.armId) });
    default:
      return assertNever(verdict);
  }
}
