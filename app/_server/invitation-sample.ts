import 'server-only';
import { listExperiments } from '@/domain/experiments/queries';
import { wordingIn } from '@/domain/experiments/rules';
import { listCompanies } from '@/domain/group/queries';
import { type RenderedMail, renderMail } from '@/emails/render';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import type { SignedIn } from './session';

/** Stands where a real link has its secret. */
const NO_TOKEN = '•••';

/** Whom the sample is written to. */
export const SAMPLE_FIRST_NAME = 'Kari';

/** A variant with the experiment that it belongs to, and its mail as a customer would get it, or null. */
export async function findInvitationSample({ ctx, staff }: SignedIn, variantId: string) {
  const experiments = await listExperiments(ctx);
  const experiment = experiments.find((each) => each.variants.some(({ id }) => id === variantId));
  const variant = experiment?.variants.find(({ id }) => id === variantId);
  const companies = await listCompanies(ctx);
  const company = companies.find(({ id }) => id === experiment?.companyId);
  if (!experiment || !variant || !company) return null;

  const { APP_URL } = env();
  const isFromDirector = variant.sender === 'managing_director';
  const render = (locale: Locale): Promise<RenderedMail> => {
    const wording = wordingIn(variant.wording, locale);
    if (!wording) throw new Error('The text has no words.');
    return renderMail({
      template: 'invitation',
      props: {
        locale,
        company,
        firstName: SAMPLE_FIRST_NAME,
        senderName: (isFromDirector && company.managingDirectorName) || staff.name,
        senderTitle: (isFromDirector && company.managingDirectorTitle) || staff.title,
        wording,
        portalUrl: APP_URL + routes.portal(NO_TOKEN),
        unsubscribeUrl: APP_URL + routes.unsubscribe(NO_TOKEN),
        reason: 'customer_relation',
      },
    });
  };
  return { experiment, variant, render };
}
