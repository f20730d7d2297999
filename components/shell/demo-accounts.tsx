import { Button, Heading } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { Role } from '@/domain/staff/rules';
import styles from './demo-accounts.module.css';

type Account = { email: string; name: string; role: Role };

type DemoAccountsProps = {
  accounts: readonly Account[];
  action: (form: FormData) => Promise<void>;
};

/** One button per person of the demo. */
export function DemoAccounts({ accounts, action }: DemoAccountsProps) {
  const t = useTranslations('staff');
  return (
    <section className={styles.demo} aria-labelledby="demo">
      <Heading level={2} data-size="2xs" id="demo">
        {t('login.demo')}
      </Heading>
      <p>{t('login.demoText')}</p>
      <form action={action} className={styles.buttons}>
        {accounts.map(({ email, name, role }) => (
          <Button key={email} type="submit" name="email" value={email} variant="secondary">
            {name}, {t(`shell.role.${role}`)}
          </Button>
        ))}
      </form>
    </section>
  );
}
