import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { formatOrgnr } from '@/domain/customers/rules';
import type { CompanyView } from '@/domain/group/queries';
import styles from './company-card.module.css';

/** A company as its recipients meet it: who it is, where mail comes from, whom to ask. */
export function CompanyCard({ company }: { company: CompanyView }) {
  const t = useTranslations('staff.settings');
  const facts = [
    [t('orgnr'), formatOrgnr(company.orgnr)],
    [t('address'), company.address],
    [t('website'), company.website],
    [t('sender'), company.senderAddress],
    [t('unsubscribeAddress'), company.unsubscribeAddress ?? t('noUnsubscribeAddress')],
    [t('privacyContact'), company.privacyContact],
    [t('managingDirector'), company.managingDirectorName ?? t('none')],
    [t('lists'), company.lists.map((list) => list.listName).join(', ') || t('none')],
  ] as const;
  return (
    <Card title={company.legalName}>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
