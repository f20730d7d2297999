import { useTranslations } from 'next-intl';
import type { DrawMethod } from '@/domain/draws/rules';
import type { VariantResult } from '@/domain/experiments/queries';
import { judgeArms } from '@/domain/verdicts/rules';
import { VerdictSentence } from './verdict-sentence';

type VerdictProps = {
  variants: VariantResult[];
  sharesHold: boolean;
  method: DrawMethod;
  endedAt: Date | null;
};

/** What is known of the best variant, and how surely, in a sentence. */
export function Verdict({ variants, sharesHold, method, endedAt }: VerdictProps) {
  const t = useTranslations('staff.invitations.verdict');
  const sent = variants.reduce((sum, each) => sum + each.sent, 0);
  if (sent === 0) return t('nothingSent');
  return (
    <VerdictSentence
      verdict={judgeArms(variants, { sent, sharesHold })}
      variants={variants}
      method={method}
      endedAt={endedAt}
    />
  );
}
