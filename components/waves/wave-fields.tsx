'use client';

import type { FieldMetadata } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { FormField } from '@/components/ui/form-field';
import { ProblemList } from '@/components/ui/problem-list';
import { RadioGroup } from '@/components/ui/radio-group';
import { doneAt, minutesAtPace, PER_HOUR_MAX, waveHours } from '@/domain/waves/rules';
import styles from './wave-form.module.css';

type WaveFieldsProps = {
  form: ComponentProps<typeof ProblemList>['form'];
  perHour: FieldMetadata<unknown>;
  perDomainHour: FieldMetadata<unknown>;
  hours: FieldMetadata<unknown>;
  /** How many go, and the most of them to one mail domain. */
  size: { count: number; domainCount: number };
  /** Null where nothing goes: then no end is foretold. */
  now: Date | null;
};

/** How fast and when, what that comes to, and what is wrong with it. */
export function WaveFields({ form, perHour, perDomainHour, hours, size, now }: WaveFieldsProps) {
  const t = useTranslations('staff.waves');
  const pace = {
    perHour: limitOf(perHour.value),
    perDomainHour: limitOf(perDomainHour.value),
    hours: hours.value === 'office' ? ('office' as const) : ('any' as const),
  };
  const { perHour: speed } = pace;
  const done =
    speed && now && doneAt(now, minutesAtPace(size, { ...pace, perHour: speed }), pace.hours);
  return (
    <>
      <div className={styles.number}>
        <FormField
          field={perHour}
          label={t('field.perHour')}
          hint={t('field.perHourHint')}
          type="number"
        />
      </div>
      <div className={styles.number}>
        <FormField
          field={perDomainHour}
          label={t('field.perDomainHour')}
          hint={t('field.perDomainHourHint')}
          type="number"
          optional
        />
      </div>
      <RadioGroup
        field={hours}
        legend={t('field.hours')}
        hint={t('field.hoursHint')}
        options={waveHours.map((value) => ({ value, label: t(`hours.${value}`) }))}
      />
      {speed !== null && now && size.count > 0 && (
        <p className={styles.line} role="status">
          {done ? t.rich('new.done', { at: () => <DateTime at={done} /> }) : t('new.long')}
        </p>
      )}
      <ProblemList
        form={form}
        fields={[
          [perHour, t('field.perHour')],
          [perDomainHour, t('field.perDomainHour')],
        ]}
      />
    </>
  );
}

function limitOf(typed: unknown): number | null {
  const limit = typeof typed === 'string' && typed !== '' ? Number(typed) : Number.NaN;
  return Number.isInteger(limit) && limit >= 1 && limit <= PER_HOUR_MAX ? limit : null;
}
