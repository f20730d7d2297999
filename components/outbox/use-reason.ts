import { useTranslations } from 'next-intl';

/** The codes of the send guard and of the worker. */
const reasons = [
  'noConsent',
  'objected',
  'suppressed',
  'archived',
  'cancelled',
  'basisMissing',
  'alreadyAnswered',
  'erased',
  'transportUnavailable',
  'givenUp',
  'rejected',
  'cutOff',
  'merged',
  'settledByHand',
  'notWritten',
] as const;

/** Why a mail was stopped, failed or waits, in words; a code that has none is shown as it is. */
export function useReason(): (code: string) => string {
  const t = useTranslations('staff.outbox.reasons');
  return (code) => {
    const known = reasons.find((each) => each === code);
    return known ? t(known) : t('other', { code });
  };
}
