'use client';

import { getFormProps } from '@conform-to/react';
import { Alert, Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useUnsaved } from '@/components/ui/use-unsaved';
import { CreateWaveForm, type Selection } from '@/domain/waves/input';
import { usualPace, type WaveForecast } from '@/domain/waves/rules';
import { useProblem } from './use-problem';
import { WaveFields } from './wave-fields';
import styles from './wave-form.module.css';

type NewWaveFormProps = {
  selection: Selection;
  /** Whether those who were invited before are asked again. */
  again: boolean;
  forecast: WaveForecast;
  now: Date;
  back: string;
  action: FormAction;
};

/** The pace of a wave that begins, and "Start utsending". */
export function NewWaveForm({ selection, again, forecast, now, back, action }: NewWaveFormProps) {
  const t = useTranslations('staff.waves');
  const problemOf = useProblem();
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const { watched } = useUnsaved(state, pending);
  const [form, fields] = useCheckedForm({
    id: 'new-wave',
    schema: CreateWaveForm,
    state,
    defaultValue: { perHour: String(usualPace.perHour), hours: usualPace.hours },
  });
  const problem = problemOf(state);
  return (
    <form {...getFormProps(form)} {...watched} action={submit} className={styles.form}>
      <input type="hidden" name={fields.selection.name} value={JSON.stringify(selection)} />
      {again && <input type="hidden" name={fields.again.name} value="true" />}
      <input type="hidden" name={fields.count.name} value={forecast.count} />
      <WaveFields
        form={form}
        perHour={fields.perHour}
        perDomainHour={fields.perDomainHour}
        hours={fields.hours}
        size={forecast}
        now={now}
      />
      {problem && (
        <Alert data-color="warning" role="alert">
          {problem}
        </Alert>
      )}
      <div className={styles.buttons}>
        <SubmitButton>{t('new.start')}</SubmitButton>
        <Button asChild variant="secondary">
          <Link href={back} data-unasked>
            {t('new.cancel')}
          </Link>
        </Button>
      </div>
    </form>
  );
}
