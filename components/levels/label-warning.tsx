import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { Words } from '@/domain/wordings/rules';

type LabelWarningProps = { older: Words | undefined; newer: Words };

/** The words on Yes and No have changed. Changed about, they would turn every answer round. */
export function LabelWarning({ older, newer }: LabelWarningProps) {
  const t = useTranslations('staff.levels.publish');
  if (!older || (older.yes === newer.yes && older.no === newer.no)) return null;
  return <Alert data-color="warning">{t('labels', { yes: newer.yes, no: newer.no })}</Alert>;
}
