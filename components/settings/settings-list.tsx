import { useTranslations } from 'next-intl';
import type { GroupSettings } from '@/domain/settings/rules';
import styles from './settings-form.module.css';

/** What the group has decided, to read. */
export function SettingsList({ settings }: { settings: GroupSettings }) {
  const t = useTranslations('staff.settings.rules');
  const { staffMayAnswerOwnNo, addressEvidence, addressDays } = settings;
  return (
    <dl className={styles.list}>
      <dt>{t('ownNo')}</dt>
      <dd>{t(staffMayAnswerOwnNo ? 'ownNoOn' : 'ownNoOff')}</dd>
      <dt>{t('address')}</dt>
      <dd>
        {t(`addressChoice.${addressEvidence}`)}
        {addressEvidence === 'full' && ` ${t('keptDays', { days: addressDays })}`}
      </dd>
    </dl>
  );
}
