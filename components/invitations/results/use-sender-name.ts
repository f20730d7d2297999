import { useTranslations } from 'next-intl';
import type { VariantResults } from '@/domain/results/queries';

/** The name of a sender: a colleague's own, else what kind of sender it is. */
export function useSenderName(): (variant: VariantResults | undefined) => string {
  const t = useTranslations('staff.invitations.senderOf');
  return (variant) => (variant ? (variant.senderName ?? t(variant.sender)) : '');
}
