import { useTranslations } from 'next-intl';
import type { ActionState } from '@/components/ui/form-state';

const reasons = ['nobody', 'countChanged', 'conflict', 'finished', 'notFound'] as const;

/** What went wrong, in words; undefined while nothing did. */
export function useProblem(): (state: ActionState) => string | undefined {
  const t = useTranslations('staff.waves.error');
  return (state) => {
    if (state.status === 'failed') return t('failed');
    if (state.status !== 'refused') return undefined;
    return t(reasons.find((each) => each === state.reason) ?? 'failed');
  };
}
