import { useTranslations } from 'next-intl';
import type { ActionState } from '@/components/ui/form-state';

const reasons = [
  'foreignList',
  'conflict',
  'alreadySent',
  'notFound',
  'noRecipients',
  'countChanged',
  'notSent',
] as const;

/** What went wrong with a newsletter's form, in words; undefined when nothing did. */
export function useProblem(): (state: ActionState) => string | undefined {
  const t = useTranslations('staff.newsletters.error');
  return (state) => {
    if (state.status === 'failed') return t('failed');
    if (state.status !== 'refused') return undefined;
    return t(reasons.find((reason) => reason === state.reason) ?? 'failed');
  };
}
