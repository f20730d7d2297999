import { useLocale, useTranslations } from 'next-intl';
import type { Interaction } from '@/domain/interactions/rules';
import { formatPoints } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

type InteractionSentenceProps = {
  /** Null before the first mature invitation. */
  interaction: Interaction | null;
  textName(id: string): string;
  /** As it stands within a sentence. */
  senderName(id: string): string;
};

/** Whether a text works differently from different senders, in words. */
export function InteractionSentence(props: InteractionSentenceProps) {
  const { interaction, textName, senderName } = props;
  const t = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  if (!interaction) return t('interactionEarly');
  if (interaction.outcome === 'notComparable') return t('notComparableHint');
  if (interaction.outcome === 'none') return t('interactionNone');
  const { textId, senderId, departure, interval } = interaction;
  const [least, most] = interval.map(Math.abs).sort((a, b) => a - b);
  return t(departure > 0 ? 'interactionMore' : 'interactionLess', {
    text: textName(textId),
    sender: senderName(senderId),
    points: formatPoints(Math.abs(departure), locale),
    lower: formatPoints(least ?? 0, locale),
    upper: formatPoints(most ?? 0, locale),
  });
}
