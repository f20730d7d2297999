import { getTranslations } from 'next-intl/server';
import type { Controller } from '@/domain/portal/queries';
import type { AddressEvidence } from '@/domain/settings/rules';
import type { Locale } from '@/lib/i18n/locales';
import styles from './privacy-section.module.css';
import { Section } from './section';

const DATATILSYNET = 'https://www.datatilsynet.no/';

type PrivacySectionProps = {
  locale: Locale;
  controllers: Controller[];
  /** How much of the network address is kept with an answer, and how many days where it is whole. */
  address: { kept: AddressEvidence; days: number };
};

/** Privacy in short, as GDPR article 13 asks for it. */
export async function PrivacySection({ locale, controllers, address }: PrivacySectionProps) {
  const t = await getTranslations({ locale, namespace: 'portal.privacy' });
  return (
    <Section title={t('title')}>
      <h3 className={styles.heading}>{t('who')}</h3>
      <p>{t('whoText')}</p>
      <ul className={styles.controllers}>
        {controllers.map(({ id, legalName, orgnr, address, privacyContact }) => (
          <li key={id}>
            {t('controller', { company: legalName, orgnr: formatOrgnr(orgnr), address })}
            <br />
            {t('contact')} <a href={`mailto:${privacyContact}`}>{privacyContact}</a>
          </li>
        ))}
      </ul>
      {(['what', 'why', 'howLong', 'recipients', 'rights'] as const).map((topic) => (
        <div key={topic}>
          <h3 className={styles.heading}>{t(topic)}</h3>
          <p>{t(`${topic}Text`, { address: address.kept, days: address.days })}</p>
        </div>
      ))}
      <div>
        <h3 className={styles.heading}>{t('complaint')}</h3>
        <p>
          {t.rich('complaintText', {
            link: (name) => (
              <a href={DATATILSYNET} rel="noreferrer">
                {name}
              </a>
            ),
          })}
        </p>
      </div>
    </Section>
  );
}

/** "974 760 673" */
function formatOrgnr(orgnr: string): string {
  return orgnr.replace(/(\d{3})(?=\d)/g, '$1\u00a0');
}
