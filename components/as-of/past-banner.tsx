import { Alert, Link as DsLink } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import { asOfFormats } from '@/domain/as-of/input';
import { writeMoment } from '@/domain/as-of/rules';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './as-of.module.css';
import { MomentMenu } from './moment-menu';

type PastBannerProps = {
  at: Date;
  /** The page of today. */
  href: string;
  /** The address of what the page shows as a file; null for those who may take none. */
  fileHref: ((query: Record<string, string>) => string) | null;
};

/** Says that a page shows the past, and leads to the present, to another moment, or to a file of it. */
export function PastBanner({ at, href, fileHref }: PastBannerProps) {
  const t = useTranslations('staff.asOf');
  const locale = useLocale() as Locale;
  return (
    <Alert data-color="warning" className={styles.banner}>
      <p>
        <strong>{t('banner', { at: formatDateTime(at, locale) })}</strong>
      </p>
      <p>{t('bannerText')}</p>
      <p className={styles.links}>
        <TextLink href={href}>{t('toNow')}</TextLink>
        {fileHref &&
          asOfFormats.map((format) => (
            <DsLink key={format} href={fileHref({ asOf: at.toISOString(), format })}>
              {t(`file.${format}`)}
            </DsLink>
          ))}
      </p>
      <MomentMenu action={href} label={t('other')} typed={writeMoment(at)} />
    </Alert>
  );
}
