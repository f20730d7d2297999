import { useTranslations } from 'next-intl';
import type { Source } from '@/domain/contacts/rules';
import type { Locale } from '@/lib/i18n/locales';

type Audience = { locale: Locale | null; source: Source | null };

/** Whom an experiment invites, in words. */
export function useAudience(): (audience: Audience) => string {
  const t = useTranslations('staff.experiments');
  return ({ locale, source }) =>
    [
      locale ? t(`audience.locales.${locale}`) : t('audience.everyLocale'),
      source ? t(`audience.sources.${source}`) : t('audience.everySource'),
    ].join(' · ');
}
