import { Button } from '@digdir/designsystemet-react';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import { Section } from './section';

type DataSectionsProps = { locale: Locale; token: string };

/** Take the data away, or have it erased. */
export async function DataSections({ locale, token }: DataSectionsProps) {
  const t = await getTranslations({ locale, namespace: 'portal' });
  return (
    <>
      <Section title={t('download.title')}>
        <p>{t('download.text')}</p>
        <Button asChild variant="secondary">
          <a href={routes.ownData(token)} download>
            {t('download.button')}
          </a>
        </Button>
      </Section>
      <Section title={t('erase.title')}>
        <p>{t('erase.text')}</p>
        <Button asChild variant="secondary">
          <a href={routes.eraseOwnData(token, { lang: locale })}>{t('erase.button')}</a>
        </Button>
      </Section>
    </>
  );
}
