import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import { SAMPLE_FIRST_NAME } from '@/app/_server/invitation-sample';
import { AddTextForm } from '@/components/experiments/add-text-form';
import { ExperimentStateTag } from '@/components/experiments/experiment-state';
import { PostForm } from '@/components/experiments/post-form';
import { PreviewChoices, previewViews } from '@/components/experiments/preview-choices';
import { SendersForm } from '@/components/experiments/senders-form';
import { SettingsForm } from '@/components/experiments/settings-form';
import { StartCard } from '@/components/experiments/start-card';
import { TextForm } from '@/components/experiments/text-form';
import { TextTabs } from '@/components/experiments/text-tabs';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { listContacts } from '@/domain/contact-search/queries';
import {
  findAudienceHolder,
  findPreviewContact,
  findStartProblems,
} from '@/domain/experiment-setup/queries';
import { neededLocales, plainSenders, senderKey } from '@/domain/experiment-setup/rules';
import { listCompanies } from '@/domain/group/queries';
import { listStaff } from '@/domain/staff/queries';
import { locales } from '@/lib/i18n/locales';
import { isId } from '@/lib/ids';
import { routes } from '@/lib/routes';
import { parseAsSearch } from '@/lib/search';
import {
  addTextByForm,
  editSendersByForm,
  editSettingsByForm,
  removeTextByForm,
  startByForm,
  writeTextByForm,
} from '../../actions';
import { getSetup } from '../../setup';

const loadQuery = createLoader({
  text: parseAsString,
  lang: parseAsStringLiteral(locales),
  sender: parseAsString,
  contact: parseAsString,
  view: parseAsStringLiteral(previewViews),
  q: parseAsSearch,
});

/** How many contacts a search for somebody to preview as shows. */
const FOUND_MAX = 6;

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations('staff.experiments');
  return { title: `${t('edit')}: ${(await getSetup(params, 'editInvitations')).setup.name}` };
}

export default async function EditExperimentPage({ params, searchParams }: PageProps) {
  const { ctx, staff, setup } = await getSetup(params, 'editInvitations');
  const { id } = setup;
  if (setup.startedAt) redirect(routes.experiment(id));
  const t = await getTranslations('staff.experiments');
  const senderWords = await getTranslations('staff.invitations.senderOf');
  const asked = await loadQuery(searchParams);
  const query = Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const needed = neededLocales(setup.locale);
  const text = setup.texts.find((each) => each.id === asked.text) ?? setup.texts[0];
  if (!text) notFound();
  const locale = asked.lang ?? needed[0] ?? 'nb';
  const tried = new Set<string>(setup.variants.map(senderKey));
  const senders = [
    ...plainSenders.map((key) => ({ key: key as string, name: senderWords(key) })),
    ...(await listStaff(ctx))
      .filter((each) => !each.disabledAt || tried.has(each.id))
      .map((each) => ({ key: each.id, name: each.name })),
  ];
  const shownSenders = senders.filter(({ key }) => tried.has(key));
  const sender = [asked.sender, shownSenders[0]?.key].find((key) => key && tried.has(key));
  const contact =
    asked.contact && isId(asked.contact) ? await findPreviewContact(ctx, asked.contact) : null;
  const found = asked.q
    ? await listContacts(ctx, {
        filter: { search: asked.q, tags: [], standing: null },
        sort: 'name',
        page: 1,
      })
    : { rows: [] };
  const view = asked.view ?? 'desktop';
  const src = routes.experimentBody(id, {
    text: text.id,
    lang: locale,
    sender: sender ?? 'registered_by',
    contact: contact?.id ?? '',
    view,
    version: String(setup.version),
  });
  return (
    <>
      <PageHeader
        title={setup.name}
        crumbs={[{ label: t('list'), href: routes.invitations() }]}
        lead={
          <>
            <ExperimentStateTag state="draft" /> {t('editLead')}
          </>
        }
      />
      <Stack>
        <Card title={t('settings')}>
          <SettingsForm
            setup={setup}
            companies={(await listCompanies(ctx)).map(({ id, name }) => ({ id, name }))}
            action={editSettingsByForm}
          />
        </Card>
        <Card
          title={t('texts')}
          aside={
            setup.texts.length > 1 && (
              <PostForm
                values={{ experimentId: id, version: setup.version, textId: text.id }}
                action={removeTextByForm}
                variant="tertiary"
                label={t('removeText')}
              />
            )
          }
        >
          <TextTabs
            texts={setup.texts}
            text={text}
            locale={locale}
            needed={needed}
            hrefOf={(change) => routes.editExperiment(id, { ...query, ...change })}
          />
          <TextForm
            key={`${text.id} ${locale}`}
            setup={{ id, version: setup.version }}
            text={text}
            locale={locale}
            shown={{
              sender: sender ?? 'registered_by',
              contactId: contact?.id ?? '',
              src,
              isPhone: view === 'phone',
            }}
            ownEmail={staff.email}
            action={writeTextByForm}
          >
            <PreviewChoices
              experimentId={id}
              query={query}
              view={view}
              senders={shownSenders}
              sender={sender ?? ''}
              contact={contact}
              found={found.rows.slice(0, FOUND_MAX)}
              sampleName={SAMPLE_FIRST_NAME}
            />
          </TextForm>
        </Card>
        <Card title={t('addTextTitle')}>
          <AddTextForm key={setup.texts.length} setup={setup} action={addTextByForm} />
        </Card>
        <Card title={t('sendersTitle')}>
          <SendersForm
            key={setup.texts.map((each) => each.id).join()}
            setup={setup}
            senders={senders}
            action={editSendersByForm}
          />
        </Card>
        <StartCard
          setup={setup}
          holder={await findAudienceHolder(ctx, setup)}
          problems={await findStartProblems(ctx, setup)}
          action={startByForm}
        />
      </Stack>
    </>
  );
}
