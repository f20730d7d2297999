import type { useTranslations } from 'next-intl';
import type { Life } from '@/domain/lives/rules';

type Translate = ReturnType<typeof useTranslations<'staff.audit'>>;

/** How long a yes holds, in words. */
export function lifeWords(t: Translate, { lifeMonths, reminderDays }: Life): string {
  if (lifeMonths === null) return t('life.forEver');
  return t('life.limited', { months: lifeMonths, days: reminderDays });
}
