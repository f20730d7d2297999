import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { filterOf, readContactQuery, tableHref } from '@/components/contacts/contact-query';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { TextLink } from '@/components/ui/text-link';
import { NewWaveForm } from '@/components/waves/new-wave-form';
import { ReasonList } from '@/components/waves/reason-list';
import form from '@/components/waves/wave-form.module.css';
import { Selection } from '@/domain/waves/input';
import { forecastWave } from '@/domain/waves/queries';
import { routes } from '@/lib/routes';
import { startWaveByForm } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.waves'))('new.title') };
}

type SearchParams = Record<string, string | string[] | undefined>;

export default async function NewWavePage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const { ctx } = await requireStaff('editContacts');
  const t = await getTranslations('staff.waves');
  const search = await searchParams;
  const selection = selectionOf(search);
  const again = search.again === '1';
  const forecast = selection && (await forecastWave(ctx, selection, { again }));
  const back = tableHref(readContactQuery(search));
  return (
    <>
      <PageHeader
        title={t('new.title')}
        crumbs={[
          {
            label: (await getTranslations('staff.invitations'))('title'),
            href: routes.invitations(),
          },
          { label: t('title'), href: routes.waves() },
        ]}
        lead={t('intro')}
      />
      {selection && forecast ? (
        <Stack>
          <Card title={t('new.who')}>
            <div className={form.who}>
              <p>
                {t('new.count', { count: forecast.count })} {forecast.count > 0 && t('new.again')}
              </p>
              {forecast.notInvited.length > 0 && (
                <>
                  <p>
                    {t('new.left', {
                      count: forecast.notInvited.reduce((sum, { count }) => sum + count, 0),
                    })}
                  </p>
                  <ReasonList reasons={forecast.notInvited} />
                </>
              )}
              {again && forecast.count > 0 && <p>{t('new.againText')}</p>}
              {(again || forecast.notInvited.some(({ reason }) => reason === 'alreadyInvited')) && (
                <p>
                  <TextLink href={askingAgain(search, !again)}>
                    {t(again ? 'new.firstOnly' : 'new.askAgain')}
                  </TextLink>
                </p>
              )}
              {forecast.count === 0 && (
                <p>
                  <TextLink href={back}>{t('toContacts')}</TextLink>
                </p>
              )}
            </div>
          </Card>
          {forecast.count > 0 && (
            <Card title={t('new.pace')}>
              <NewWaveForm
                selection={selection}
                again={again}
                forecast={forecast}
                now={new Date()}
                back={back}
                action={startWaveByForm}
              />
            </Card>
          )}
        </Stack>
      ) : (
        <EmptyState
          title={t('new.nothing')}
          action={<TextLink href={back}>{t('toContacts')}</TextLink>}
        >
          {t('new.nothingHint')}
        </EmptyState>
      )}
    </>
  );
}

/** The same page with those who were invited before, or without them. */
function askingAgain(search: SearchParams, again: boolean): string {
  const query = new URLSearchParams();
  for (const [key, values] of Object.entries(search))
    if (key !== 'again') for (const value of [values ?? []].flat()) query.append(key, value);
  if (again) query.set('again', '1');
  return `${routes.newWave()}?${query}`;
}

/** What the address chooses, or null for nothing that could be chosen. */
function selectionOf(search: SearchParams): Selection | null {
  const chosen =
    search.all === '1'
      ? { kind: 'filter', ...filterOf(readContactQuery(search)) }
      : { kind: 'ids', ids: [search.id ?? []].flat() };
  return Selection.safeParse(chosen).data ?? null;
}
