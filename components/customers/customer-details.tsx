import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { CustomerView } from '@/domain/customers/queries';
import { formatOrgnr } from '@/domain/customers/rules';
import styles from './customer-details.module.css';

/** What is known of a customer, and who registered it. */
export function CustomerDetails({ customer }: { customer: CustomerView }) {
  const t = useTranslations('staff.customers');
  return (
    <dl className={styles.details}>
      <div>
        <dt>{t('field.name')}</dt>
        <dd>{customer.name}</dd>
      </div>
      <div>
        <dt>{t('field.orgnr')}</dt>
        <dd>{customer.orgnr ? formatOrgnr(customer.orgnr) : t('notGiven')}</dd>
      </div>
      <div>
        <dt>{t('registeredLabel')}</dt>
        <dd>
          <DateTime at={customer.createdAt} as="date" />
          {customer.registeredByName && ` · ${customer.registeredByName}`}
        </dd>
      </div>
    </dl>
  );
}
