import { useTranslations } from 'next-intl';

export type NamedPurpose = { kind: 'personalisation' | 'marketing'; companyName: string };

/** Names a purpose for staff: "Personlig tilpasning", "Markedsføring fra Appex". */
export function usePurposeName(): (purpose: NamedPurpose) => string {
  const t = useTranslations('staff.consent.purpose');
  return ({ kind, companyName }) =>
    kind === 'personalisation' ? t('personalisation') : t('marketing', { company: companyName });
}
