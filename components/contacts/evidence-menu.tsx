import { Button, Field, Label, Popover, Select } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { evidenceFormats } from '@/domain/evidence/rules';
import { routes } from '@/lib/routes';
import styles from './evidence-menu.module.css';

type EvidenceMenuProps = {
  contactId: string;
  label: string;
  purposes: { key: string; tag: string }[];
};

/** Which evidence to download, and as what. A plain form: the browser saves the answer as a file. */
export function EvidenceMenu({ contactId, label, purposes }: EvidenceMenuProps) {
  const t = useTranslations('staff.evidence');
  const id = useId();
  return (
    <>
      <Button variant="secondary" popovertarget={id}>
        {label}
      </Button>
      <Popover id={id} placement="bottom" className={styles.menu}>
        <form method="get" action={routes.evidence(contactId)} className={styles.form}>
          <Field>
            <Label>{t('what')}</Label>
            <Select name="purpose" defaultValue="">
              <option value="">{t('everything')}</option>
              {purposes.map(({ key, tag }) => (
                <option key={key} value={key}>
                  {tag}
                </option>
              ))}
            </Select>
          </Field>
          <Field>
            <Label>{t('format')}</Label>
            <Select name="format" defaultValue={evidenceFormats[0]}>
              {evidenceFormats.map((format) => (
                <option key={format} value={format}>
                  {t(`formats.${format}`)}
                </option>
              ))}
            </Select>
          </Field>
          <div className={styles.end}>
            <Button type="submit">{t('download')}</Button>
            <p className={styles.hint}>{t('hint')}</p>
          </div>
        </form>
      </Popover>
    </>
  );
}
