import { getTranslations } from 'next-intl/server';
import type { FormAction } from '@/components/ui/form-state';
import type { OwnDetailsView } from '@/domain/portal/queries';
import type { Locale } from '@/lib/i18n/locales';
import { DetailsForm } from './details-form';
import { Section } from './section';
import { SendLinkForm } from './send-link-form';

type DetailsSectionProps = {
  locale: Locale;
  /** Null when the link may not show them. */
  details: OwnDetailsView | null;
  maskedEmail: string;
  isOpen: boolean;
  saveDetails: FormAction<{ emailWaits: boolean }>;
  mailLink: FormAction;
};

/** The contact's details to correct, or the way to a link that may. */
export async function DetailsSection({
  locale,
  details,
  maskedEmail,
  isOpen,
  saveDetails,
  mailLink,
}: DetailsSectionProps) {
  const t = await getTranslations({ locale, namespace: 'portal.details' });
  return (
    <Section title={t('title')} open={isOpen}>
      {details ? (
        <DetailsForm details={details} action={saveDetails} />
      ) : (
        <>
          <p>{t('masked', { email: maskedEmail })}</p>
          <SendLinkForm maskedEmail={maskedEmail} action={mailLink} />
        </>
      )}
    </Section>
  );
}
