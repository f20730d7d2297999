import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { Comparison } from '@/components/levels/comparison';
import { LabelWarning } from '@/components/levels/label-warning';
import { PublishForm } from '@/components/levels/publish-form';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { TextLink } from '@/components/ui/text-link';
import { listLevels } from '@/domain/consent/queries';
import { countHolding, findDraft, findNewest } from '@/domain/wordings/queries';
import { locales } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import { publishDraftByForm } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.levels'))('form.toPublish') };
}

const nothing = {
  title: '',
  summary: '',
  details: '',
  privacy: '',
  yes: '',
  no: '',
  controllers: [],
};

export default async function PublishLevelPage({ params }: { params: Promise<{ key: string }> }) {
  const { ctx } = await requireStaff('publishWordings');
  const { key } = await params;
  const level = (await listLevels(ctx)).find((each) => each.key === key);
  if (!level) notFound();
  const t = await getTranslations('staff.levels');
  const [draft, newest, holding] = await Promise.all([
    findDraft(ctx, level.id),
    findNewest(ctx, level.id),
    countHolding(ctx, level.id),
  ]);
  const title = newest?.texts.nb?.title ?? key;
  const version = (newest?.version ?? 0) + 1;
  return (
    <>
      <PageHeader
        title={t('publish.title', { level: title })}
        crumbs={[
          { label: t('title'), href: routes.levels() },
          { label: title, href: routes.level(key) },
        ]}
        lead={draft && t('publish.lead', { version })}
      />
      {draft ? (
        <Stack>
          {locales.map((locale) => (
            <Card
              key={locale}
              title={`${t('publish.changes')}: ${t(`language.${locale}`)}`}
              aside={
                <TextLink href={routes.previewLevel(key, { lang: locale })} target="_blank">
                  {t('preview')}
                </TextLink>
              }
            >
              <Stack>
                <Comparison
                  locale={locale}
                  older={newest?.texts[locale] ?? nothing}
                  newer={draft.texts[locale].wording}
                />
                <LabelWarning older={newest?.texts[locale]} newer={draft.texts[locale].wording} />
              </Stack>
            </Card>
          ))}
          <Card>
            <PublishForm
              levelKey={key}
              stamp={draft.stamp}
              version={version}
              holding={holding}
              action={publishDraftByForm}
            />
          </Card>
        </Stack>
      ) : (
        <EmptyState title={t('publish.noDraft')}>
          {t('publish.noDraftHint')} <TextLink href={routes.editLevel(key)}>{t('edit')}</TextLink>
        </EmptyState>
      )}
    </>
  );
}
