import { CheckmarkIcon, ClockDashedIcon, MinusIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import type { Standing } from '@/domain/consent/rules';
import { StateTag } from './state-tag';

const looks = {
  granted: { tone: 'good', icon: CheckmarkIcon },
  refused: { tone: 'bad', icon: XMarkIcon },
  withdrawn: { tone: 'bad', icon: XMarkIcon },
  expired: { tone: 'quiet', icon: ClockDashedIcon },
  notAsked: { tone: 'quiet', icon: MinusIcon },
} as const;

/** Ja, Nei, Utløpt or Ikke spurt: an icon and a word, never colour alone. */
export function AnswerTag({ answer }: { answer: Standing }) {
  const t = useTranslations('common.answer');
  return <StateTag {...looks[answer]}>{t(answer)}</StateTag>;
}
