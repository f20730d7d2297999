import { useTranslations } from 'next-intl';
import type { ActionState } from '@/components/ui/form-state';

const reasons = [
  'conflict',
  'draftChanged',
  'notFound',
  'unchanged',
  'dateInPast',
  'countChanged',
] as const;

/** What went wrong with a wording's form, in words; undefined when nothing did. */
export function useProblem(): (state: ActionState) => string | undefined {
  const t = useTranslations('staff.levels.error');
  return (state) => {
    if (state.status === 'failed') return t('failed');
    if (state.status !== 'refused') return undefined;
    return t(reasons.find((reason) => reason === state.reason) ?? 'failed');
  };
}
