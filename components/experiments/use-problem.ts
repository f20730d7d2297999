import { useTranslations } from 'next-intl';
import type { ActionState } from '@/components/ui/form-state';
import { VARIANTS_MAX } from '@/domain/experiment-setup/rules';

const reasons = [
  'conflict',
  'notFound',
  'notDraft',
  'wrongState',
  'nameTaken',
  'tooManyVariants',
  'textNotFound',
  'lastText',
  'notReady',
  'notSent',
  'variantNotFound',
] as const;

/** What went wrong with a form of an experiment, or with a button alone, in words; undefined when nothing did. */
export function useProblem(
  form: 'typed' | 'deed' = 'typed',
): (state: ActionState) => string | undefined {
  const t = useTranslations('staff.experiments.error');
  return (state) => {
    if (state.status === 'failed' || state.status === 'invalid') return t(state.status);
    if (state.status !== 'refused') return undefined;
    if (form === 'deed' && state.reason === 'conflict') return t('late');
    return t(reasons.find((reason) => reason === state.reason) ?? 'failed', { max: VARIANTS_MAX });
  };
}
