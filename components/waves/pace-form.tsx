'use client';

import { getFormProps } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useOpenedVersion } from '@/components/ui/use-opened-version';
import { ChangePace } from '@/domain/waves/input';
import type { Pace } from '@/domain/waves/rules';
import { useProblem } from './use-problem';
import { WaveFields } from './wave-fields';
import styles from './wave-form.module.css';

type PaceFormProps = {
  wave: Pace & { id: string; version: number };
  size: { count: number; domainCount: number };
  now: Date | null;
  action: FormAction;
};

/** Another pace for a wave that is under way. */
export function PaceForm({ wave, size, now, action }: PaceFormProps) {
  const t = useTranslations('staff.waves');
  const problemOf = useProblem();
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const kept = {
    perHour: String(wave.perHour),
    perDomainHour: wave.perDomainHour === null ? '' : String(wave.perDomainHour),
    hours: wave.hours,
  };
  const [form, fields] = useCheckedForm({
    id: 'wave-pace',
    schema: ChangePace,
    state,
    defaultValue: kept,
  });
  const version = useOpenedVersion(state, wave.version, kept);
  return (
    <form {...getFormProps(form)} action={submit} onKeyDown={submitByKeys} className={styles.form}>
      <input type="hidden" name={fields.waveId.name} value={wave.id} />
      <input type="hidden" name={fields.version.name} value={version} />
      <WaveFields
        form={form}
        perHour={fields.perHour}
        perDomainHour={fields.perDomainHour}
        hours={fields.hours}
        size={size}
        now={now}
      />
      <div className={styles.buttons}>
        <SubmitButton variant="secondary">{t('changePace')}</SubmitButton>
        <SaveStatus
          pending={pending}
          savedAt={state.status === 'saved' ? state.at : undefined}
          problem={problemOf(state)}
        />
      </div>
    </form>
  );
}
