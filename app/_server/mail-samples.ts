import 'server-only';
import type { ExperimentView, VariantResult } from '@/domain/experiments/queries';
import type { CompanyView } from '@/domain/group/queries';
import type { NewsletterView } from '@/domain/newsletters/queries';
import { parseBlocks } from '@/domain/newsletters/rules';
import { type RenderedMail, renderMail } from '@/emails/render';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';

/** Stands where a real link has its secret. */
const NO_TOKEN = '•••';

/** A newsletter as a member of its first list would get it, without measurement. */
export function sampleNewsletter(newsletter: NewsletterView, locale: Locale): Promise<RenderedMail> {
  return renderMail({
    template: 'newsletter',
    props: {
      locale,
      company: { ...newsletter.company, name: newsletter.company.legalName },
      subject: newsletter.subject,
      preheader: newsletter.preheader,
      paragraphs: parseBlocks(newsletter.body),
      grantedAt: newsletter.sentAt ?? newsletter.updatedAt,
      listName: newsletter.lists[0]?.listName ?? '',
      preferencesUrl: absolute(routes.portal(NO_TOKEN)),
      unsubscribeUrl: absolute(routes.unsubscribe(NO_TOKEN)),
      tracking: null,
    },
  });
}

type Sender = { name: string; title: string };

/** An invitation as a customer with that first name would get it. */
export function sampleInvitation(
  variant: VariantResult,
  company: CompanyView,
  sample: { firstName: string; sender: Sender; locale: Locale },
): Promise<RenderedMail> {
  return renderMail({
    template: 'invitation',
    props: {
      locale: sample.locale,
      company,
      firstName: sample.firstName,
      senderName: sample.sender.name,
      senderTitle: sample.sender.title,
      wording: variant.wording[sample.locale],
      portalUrl: absolute(routes.portal(NO_TOKEN)),
      unsubscribeUrl: absolute(routes.unsubscribe(NO_TOKEN)),
      reason: 'customer_relation',
    },
  });
}

/** A variant with the experiment that it belongs to, or null. */
export function findVariant(experiments: ExperimentView[], variantId: string) {
  for (const experiment of experiments) {
    const variant = experiment.variants.find((each) => each.id === variantId);
    if (variant) return { experiment, variant };
  }
  return null;
}

function absolute(path: string): string {
  return env().APP_URL + path;
}
