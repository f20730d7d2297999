import { Button, Field, Input, Label, Select } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { AskedPurpose } from '@/domain/as-of/queries';
import { routes } from '@/lib/routes';
import styles from './as-of.module.css';
import { MomentField } from './moment-field';

type AsOfFormProps = {
  typed: string;
  problem: 'unreadable' | 'future' | null;
  purposes: AskedPurpose[];
  purpose: string;
  search: string;
};

/** When, for what, and whom: a plain form, so that the address holds the question. */
export function AsOfForm({ typed, problem, purposes, purpose, search }: AsOfFormProps) {
  const t = useTranslations('staff.asOf');
  const id = useId();
  return (
    <form method="get" action={routes.asOf()} className={styles.form}>
      <MomentField typed={typed} problem={problem} />
      <Field>
        <Label htmlFor={`${id}-purpose`}>{t('purpose')}</Label>
        <Select id={`${id}-purpose`} name="purpose" defaultValue={purpose}>
          {purposes.map(({ key, tag, companyName }) => (
            <option key={key} value={key}>
              {tag === companyName ? tag : t('purposeOf', { tag, company: companyName })}
            </option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label htmlFor={`${id}-search`}>
          {t('search')} <span className={styles.quiet}>{t('optional')}</span>
        </Label>
        <Input
          id={`${id}-search`}
          name="q"
          type="search"
          autoComplete="off"
          defaultValue={search}
        />
      </Field>
      <div>
        <Button type="submit">{t('show')}</Button>
      </div>
    </form>
  );
}
