import { Button } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createLoader, parseAsInteger, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import { CompareForm } from '@/components/levels/compare-form';
import { Comparison } from '@/components/levels/comparison';
import { VersionList } from '@/components/levels/version-list';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { TextLink } from '@/components/ui/text-link';
import { listLevels } from '@/domain/consent/queries';
import { mayDo } from '@/domain/staff/rules';
import { findDraft, listVersions } from '@/domain/wordings/queries';
import { locales } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.levels'))('title') };
}

const loadQuery = createLoader({
  from: parseAsInteger,
  to: parseAsInteger,
  lang: parseAsStringLiteral(locales).withDefault('nb'),
});

type PageProps = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> };

export default async function LevelPage({ params, searchParams }: PageProps) {
  const { ctx, staff } = await requireStaff();
  const { key } = await params;
  const level = (await listLevels(ctx)).find((each) => each.key === key);
  if (!level) notFound();
  const t = await getTranslations('staff.levels');
  const { from, to, lang } = await loadQuery(searchParams);
  const versions = await listVersions(ctx, level.id);
  const draft = await findDraft(ctx, level.id);
  const pick = (wanted: number | null, place: number) =>
    versions.find(({ version }) => version === wanted) ?? versions[place];
  const older = pick(from, 1);
  const newer = pick(to, 0);
  const wordingOf = (version: typeof older) =>
    version?.notices.find(({ locale }) => locale === lang)?.wording;
  const olderWording = wordingOf(older);
  const newerWording = wordingOf(newer);
  const mayWrite = mayDo(staff.role, 'publishWordings');
  return (
    <>
      <PageHeader
        title={versions[0]?.notices[0]?.wording.title ?? level.key}
        crumbs={[{ label: t('title'), href: routes.levels() }]}
        lead={t('hashHint')}
        actions={
          mayWrite && (
            <Button asChild>
              <Link href={routes.editLevel(key)}>{t(draft ? 'continueDraft' : 'edit')}</Link>
            </Button>
          )
        }
      />
      <Stack>
        <Card
          title={t('versions')}
          aside={<TextLink href={routes.contacts({ standing: 'renew' })}>{t('toRenew')}</TextLink>}
        >
          {versions.length > 0 ? (
            <VersionList versions={versions} />
          ) : (
            <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
          )}
        </Card>
        <Card title={t('compare.title')}>
          {older && newer && olderWording && newerWording ? (
            <>
              <CompareForm
                versions={versions.map(({ version }) => version)}
                older={older.version}
                newer={newer.version}
                locale={lang}
              />
              <Comparison locale={lang} older={olderWording} newer={newerWording} />
            </>
          ) : (
            <p>{t('compare.onlyOne')}</p>
          )}
        </Card>
      </Stack>
    </>
  );
}
