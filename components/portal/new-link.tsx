'use client';

import { useLocale, useTranslations } from 'next-intl';
import { routes } from '@/lib/routes';

/** The way on from a link that has ended while its page stood open. */
export function NewLink() {
  const t = useTranslations('portal.newLink');
  return <a href={routes.preferences({ lang: useLocale() })}>{t('title')}</a>;
}
