import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createLoader, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import { sampleNewsletter } from '@/app/_server/newsletter-sample';
import { requireStaff } from '@/app/_server/session';
import { DraftSections } from '@/components/newsletters/draft-sections';
import { MailPreview } from '@/components/newsletters/mail-preview';
import { NewsletterStateTag } from '@/components/newsletters/newsletter-table';
import { SentRecipients } from '@/components/newsletters/sent-recipients';
import { SentSections } from '@/components/newsletters/sent-sections';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { listCompanies } from '@/domain/group/queries';
import { findNewsletter } from '@/domain/newsletters/queries';
import { newsletterState } from '@/domain/newsletters/rules';
import { openRecipients } from '@/domain/recipients/commands';
import {
  getProgress,
  getResults,
  previewRecipients,
  RECIPIENT_PAGE_SIZE,
  SENT_PAGE_SIZE,
} from '@/domain/recipients/queries';
import { mayDo } from '@/domain/staff/rules';
import { locales } from '@/lib/i18n/locales';
import { isId } from '@/lib/ids';
import { pageCount, parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';
import { saveNewsletterByForm, sendNewsletterByForm, stopNewsletterByForm } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.newsletters'))('title') };
}

const loadQuery = createLoader({ page: parseAsPage, step: parseAsStringLiteral(['send']) });

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function NewsletterPage({ params, searchParams }: PageProps) {
  const { ctx, staff } = await requireStaff();
  const { id } = await params;
  const newsletter = isId(id) ? await findNewsletter(ctx, id) : null;
  if (!newsletter) notFound();
  const t = await getTranslations('staff.newsletters');
  const { page, step } = await loadQuery(searchParams);
  const mayWrite = mayDo(staff.role, 'sendNewsletters');
  const progress = await getProgress(ctx, id);
  const state = newsletterState(newsletter, progress.states.queued + progress.states.sending);
  const pages = pageCount(progress.total, SENT_PAGE_SIZE);
  const shownPage = Math.min(page, pages);
  const samples = await Promise.all(
    locales.map(async (locale) => {
      const { subject, text } = await sampleNewsletter(newsletter, locale);
      // The version makes the frame load again when the draft was changed.
      const version = String(newsletter.version);
      return { locale, subject, text, src: routes.newsletterBody(id, { locale, version }) };
    }),
  );
  const preview = (
    <Card title={t(newsletter.sentAt ? 'content' : 'stepCheck')}>
      <p>
        {!newsletter.sentAt && `${t('check.hint')} `}
        {t('check.links')}
      </p>
      <MailPreview samples={samples} />
    </Card>
  );
  return (
    <>
      <PageHeader
        title={newsletter.subject}
        crumbs={[{ label: t('title'), href: routes.newsletters() }]}
        lead={
          <>
            <NewsletterStateTag state={state} /> {newsletter.company.name} ·{' '}
            {t('by', { name: newsletter.sentByName ?? newsletter.createdByName })}
          </>
        }
      />
      <Stack>
        {newsletter.sentAt ? (
          <SentSections
            newsletter={newsletter}
            progress={progress}
            results={await getResults(ctx, id)}
            recipients={
              <SentRecipients
                newsletterId={id}
                rows={await openRecipients(ctx, { newsletterId: id, page: shownPage })}
                page={shownPage}
                pages={pages}
              />
            }
            isSending={state === 'sending'}
            stop={mayWrite ? stopNewsletterByForm : null}
          >
            {preview}
          </SentSections>
        ) : (
          <DraftSections
            newsletter={newsletter}
            companies={await listCompanies(ctx)}
            recipients={await previewRecipients(ctx, { newsletterId: id, page })}
            page={page}
            pageSize={RECIPIENT_PAGE_SIZE}
            isSending={step === 'send'}
            actions={mayWrite ? { save: saveNewsletterByForm, send: sendNewsletterByForm } : null}
          >
            {preview}
          </DraftSections>
        )}
      </Stack>
    </>
  );
}
