import { useTranslations } from 'next-intl';
import type { VariantResults } from '@/domain/results/queries';

/** The name of a sender: a colleague's own, else what kind of sender it is, by itself or within a sentence. */
export function useSenderName(place: 'alone' | 'inSentence' = 'alone') {
  const t = useTranslations('staff.invitations.senderOf');
  return (variant: VariantResults | undefined): string => {
    if (!variant) return '';
    const kind = t(variant.sender);
    const word = place === 'alone' ? kind : kind.charAt(0).toLocaleLowerCase() + kind.slice(1);
    return variant.senderName ?? word;
  };
}
