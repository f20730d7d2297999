import { Alert } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { createLoader, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import { DiscardForm } from '@/components/levels/discard-form';
import { DraftForm } from '@/components/levels/draft-form';
import styles from '@/components/levels/draft-form.module.css';
import { LanguageTabs } from '@/components/levels/language-tabs';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { listLevels } from '@/domain/consent/queries';
import { findDraft, findNewest, listNamedControllers } from '@/domain/wordings/queries';
import { describeController, onlyWords } from '@/domain/wordings/rules';
import { formatDateTime } from '@/lib/i18n/format';
import { type Locale, locales } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import { discardDraftByForm, saveDraftByForm } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.levels'))('edit') };
}

const loadQuery = createLoader({ lang: parseAsStringLiteral(locales).withDefault('nb') });

const noWords = { title: '', summary: '', details: '', privacy: '', yes: '', no: '' };

type PageProps = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> };

export default async function EditLevelPage({ params, searchParams }: PageProps) {
  const { ctx } = await requireStaff('publishWordings');
  const { key } = await params;
  const level = (await listLevels(ctx)).find((each) => each.key === key);
  if (!level) notFound();
  const t = await getTranslations('staff.levels');
  const staffLocale = (await getLocale()) as Locale;
  const { lang } = await loadQuery(searchParams);
  const [draft, newest, controllers] = await Promise.all([
    findDraft(ctx, level.id),
    findNewest(ctx, level.id),
    listNamedControllers(ctx, level.id),
  ]);
  const title = newest?.texts.nb?.title ?? key;
  const version = draft?.texts[lang].version ?? 0;
  const words = draft?.texts[lang].wording ?? newest?.texts[lang];
  const isOutdated = draft && newest && draft.basedOnVersion !== newest.version;
  return (
    <>
      <PageHeader
        title={t('form.title', { level: title })}
        crumbs={[
          { label: t('title'), href: routes.levels() },
          { label: title, href: routes.level(key) },
        ]}
        lead={t('form.lead')}
        actions={draft && <DiscardForm levelKey={key} action={discardDraftByForm} />}
      />
      <Card>
        <LanguageTabs levelKey={key} locale={lang} />
        {draft?.updatedByName && (
          <p className={styles.quiet}>
            {t('form.changedBy', {
              at: formatDateTime(draft.updatedAt, staffLocale),
              name: draft.updatedByName,
            })}
          </p>
        )}
        {isOutdated && (
          <Alert data-color="warning">
            {t('form.outdated', { based: draft.basedOnVersion, newest: newest.version })}
          </Alert>
        )}
        <DraftForm
          key={lang}
          levelKey={key}
          locale={lang}
          version={version}
          words={words ? onlyWords(words) : noWords}
          action={saveDraftByForm}
        >
          <div className={styles.quiet}>
            <p>{t('controllers')}</p>
            <ul>
              {controllers.map((controller) => (
                <li key={controller.orgnr}>{describeController(controller)}</li>
              ))}
            </ul>
          </div>
        </DraftForm>
      </Card>
    </>
  );
}
