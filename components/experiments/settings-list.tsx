import { useTranslations } from 'next-intl';
import type { SetupView } from '@/domain/experiment-setup/queries';
import styles from './settings-list.module.css';
import { useAudience } from './use-audience';

/** The settings of an experiment, as they are read. */
export function SettingsList({ setup }: { setup: SetupView }) {
  const t = useTranslations('staff.experiments');
  const audienceOf = useAudience();
  const { companyName, method, holdbackPercent, windowDays, reminderDays, decidesBy } = setup;
  const facts = [
    [t('company'), companyName],
    [t('audience.title'), audienceOf(setup)],
    [t('method'), t(`methodShort.${method}`)],
    [t('holdback'), t('percent', { percent: holdbackPercent })],
    [t('window'), t('days', { days: windowDays })],
    [t('reminder'), reminderDays ? t('remindAfter', { days: reminderDays }) : t('noReminder')],
    [t('decidesBy'), t(`decidesByShort.${decidesBy}`)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
