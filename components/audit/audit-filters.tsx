import { Button, Link as DsLink, Field, Input, Label, Select } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import { type AuditFilter, auditActions } from '@/domain/audit/rules';
import { routes } from '@/lib/routes';
import styles from './audit-filters.module.css';
import { auditExportHref } from './audit-query';

type AuditFiltersProps = { filter: AuditFilter; people: { id: string; name: string }[] };

/** Whose deeds, which ones, and when; and the same as a file. */
export function AuditFilters({ filter, people }: AuditFiltersProps) {
  const t = useTranslations('staff.audit');
  const isNarrowed = Object.values(filter).some((each) => each !== null);
  return (
    <form action={routes.audit()} className={styles.filters}>
      <Field>
        <Label htmlFor="staff">{t('who')}</Label>
        <Select id="staff" name="staff" key={filter.staffId} defaultValue={filter.staffId ?? ''}>
          <option value="">{t('filter.everyone')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label htmlFor="action">{t('what')}</Label>
        <Select id="action" name="action" key={filter.action} defaultValue={filter.action ?? ''}>
          <option value="">{t('filter.everything')}</option>
          {auditActions.map((action) => (
            <option key={action} value={action}>
              {t(`kinds.${action}`)}
            </option>
          ))}
        </Select>
      </Field>
      {(['from', 'to'] as const).map((name) => (
        <Field key={name}>
          <Label htmlFor={name}>{t(`filter.${name}`)}</Label>
          <Input
            type="date"
            id={name}
            name={name}
            key={filter[name]}
            defaultValue={filter[name] ?? ''}
          />
        </Field>
      ))}
      {filter.subjectId && <input type="hidden" name="subject" value={filter.subjectId} />}
      <Button type="submit" variant="secondary">
        {t('filter.show')}
      </Button>
      {isNarrowed && <TextLink href={routes.audit()}>{t('filter.clear')}</TextLink>}
      <DsLink href={auditExportHref(filter)} download>
        {t('export')}
      </DsLink>
    </form>
  );
}
