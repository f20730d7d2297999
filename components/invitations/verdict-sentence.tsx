import { useLocale, useTranslations } from 'next-intl';
import type { DrawMethod } from '@/domain/draws/rules';
import type { Verdict } from '@/domain/verdicts/rules';
import { assertNever } from '@/lib/assert-never';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { useUnsure } from './use-unsure';

type VerdictSentenceProps = {
  verdict: Verdict;
  variants: { id: string; label: string }[];
  /** What is needed is reckoned for uniform draws. */
  method: DrawMethod;
  /** An experiment that has ended gets no more answers to wait for. */
  endedAt: Date | null;
};

/** A verdict in plain words. */
export function VerdictSentence({ verdict, variants, method, endedAt }: VerdictSentenceProps) {
  const t = useTranslations('staff.invitations.verdict');
  const locale = useLocale() as Locale;
  const unsure = useUnsure();
  const tense = endedAt ? 'ended' : 'going';
  const labelOf = (armId: string) => variants.find(({ id }) => id === armId)?.label ?? '';
  switch (verdict.outcome) {
    case 'nothingSent':
      return t(variants.length < 2 ? 'oneVariant' : 'nothingSent');
    case 'sharesWrong':
      return t('sharesWrong');
    case 'noDifference':
      return t(`${tense}.noDifference`);
    case 'tooEarly':
      return t(`${tense}.tooEarly`, {
        method,
        count: formatNumber(verdict.answersNeeded, locale),
      });
    case 'leading':
      return t(`${tense}.leading`, {
        method,
        label: labelOf(verdict.armId),
        chance: unsure.chance(verdict.chance),
        count: formatNumber(verdict.answersNeeded, locale),
      });
    case 'winner':
      return t('winner', { label: labelOf(verdict.armId) });
    default:
      return assertNever(verdict);
  }
}
