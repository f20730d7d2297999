import type { useTranslations } from 'next-intl';
import type { AuditEntryView } from '@/domain/audit/queries';
import { addressEvidences, settingNames } from '@/domain/settings/rules';

type Translate = ReturnType<typeof useTranslations<'staff.audit'>>;
type Detail = AuditEntryView['detail'];

const values = ['on', ...addressEvidences] as const;

/** Which setting of the group was changed, from what to what. */
export function settingWords(t: Translate, { name, from, to }: Detail) {
  const known = settingNames.find((each) => each === name);
  return {
    setting: known ? t(`setting.${known}`) : '',
    from: valueWords(t, from),
    to: valueWords(t, to),
  };
}

function valueWords(t: Translate, value: Detail[string] | undefined): string {
  const known = values.find((each) => each === value);
  return known ? t(`settingValue.${known}`) : String(value ?? '');
}
