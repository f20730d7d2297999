import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type Locale, locales } from '@/lib/i18n/locales';
import styles from './compare-form.module.css';

type CompareFormProps = {
  versions: number[];
  older: number;
  newer: number;
  locale: Locale;
};

/** Which two versions to compare, and in which language; the address keeps the choice. */
export function CompareForm({ versions, older, newer, locale }: CompareFormProps) {
  const t = useTranslations('staff.levels');
  const choices = [
    { name: 'from', label: t('compare.older'), value: String(older) },
    { name: 'to', label: t('compare.newer'), value: String(newer) },
  ];
  return (
    <form className={styles.form}>
      {choices.map(({ name, label, value }) => (
        <Field key={name}>
          <Label htmlFor={name}>{label}</Label>
          <Select id={name} name={name} key={value} defaultValue={value}>
            {versions.map((version) => (
              <option key={version} value={version}>
                {t('version', { version })}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Field>
        <Label htmlFor="lang">{t('compare.language')}</Label>
        <Select id="lang" name="lang" key={locale} defaultValue={locale}>
          {locales.map((each) => (
            <option key={each} value={each}>
              {t(`language.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" variant="secondary">
        {t('compare.show')}
      </Button>
    </form>
  );
}
