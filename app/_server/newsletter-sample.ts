import 'server-only';
import type { NewsletterView } from '@/domain/newsletters/queries';
import { parseBlocks } from '@/domain/newsletters/rules';
import { type RenderedMail, renderMail } from '@/emails/render';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';

/** Stands where a real link has its secret. */
const NO_TOKEN = '•••';

/** A newsletter as a member of its first list would get it, without measurement. */
export function sampleNewsletter(
  newsletter: NewsletterView,
  locale: Locale,
): Promise<RenderedMail> {
  const { APP_URL } = env();
  return renderMail({
    template: 'newsletter',
    props: {
      locale,
      company: { ...newsletter.company, name: newsletter.company.legalName },
      subject: newsletter.subject,
      preheader: newsletter.preheader,
      paragraphs: parseBlocks(newsletter.body),
      grantedAt: newsletter.updatedAt,
      listName: newsletter.lists[0]?.listName ?? newsletter.company.name,
      preferencesUrl: APP_URL + routes.portal(NO_TOKEN),
      unsubscribeUrl: APP_URL + routes.unsubscribe(NO_TOKEN),
      tracking: null,
    },
  });
}
