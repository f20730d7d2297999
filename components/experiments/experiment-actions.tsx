import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/ui/form-state';
import type { SetupView } from '@/domain/experiment-setup/queries';
import type { ExperimentState } from '@/domain/experiments/rules';
import { routes } from '@/lib/routes';
import { PostForm } from './post-form';

type ExperimentActionsProps = {
  setup: SetupView;
  state: ExperimentState;
  actions: Record<'pause' | 'resume' | 'undo', FormAction>;
};

/** What may be done to an experiment where it stands. */
export function ExperimentActions({ setup, state, actions }: ExperimentActionsProps) {
  const t = useTranslations('staff.experiments');
  const values = { experimentId: setup.id, version: setup.version };
  return (
    <>
      {state === 'draft' && (
        <Button asChild>
          <Link href={routes.editExperiment(setup.id)}>{t('continueDraft')}</Link>
        </Button>
      )}
      {state === 'running' && (
        <PostForm values={values} action={actions.pause} variant="secondary" label={t('pause')} />
      )}
      {state === 'paused' && (
        <PostForm values={values} action={actions.resume} label={t('resume')} />
      )}
      {state === 'decided' && (
        <PostForm values={values} action={actions.undo} variant="secondary" label={t('undo')} />
      )}
      <Button asChild variant={state === 'draft' ? 'secondary' : 'tertiary'}>
        <Link href={routes.newExperiment({ from: setup.id })}>{t('copy')}</Link>
      </Button>
    </>
  );
}
