import { getLocale, getTranslations } from 'next-intl/server';
import { PastBanner } from '@/components/as-of/past-banner';
import { ConsentTable } from '@/components/consent/consent-table';
import { TagList } from '@/components/consent/tag-list';
import { Timeline } from '@/components/timeline/timeline';
import { TimelineFilter } from '@/components/timeline/timeline-filter';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Initials } from '@/components/ui/initials';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { listConsentsAsOf } from '@/domain/as-of/queries';
import { happenedBy } from '@/domain/as-of/rules';
import type { ContactView } from '@/domain/contacts/queries';
import { fullName } from '@/domain/contacts/rules';
import type { Ctx } from '@/domain/context';
import { listTimeline } from '@/domain/timeline/queries';
import { filterEntries, readTimelineFilter } from '@/domain/timeline/rules';
import { formatDateTime } from '@/lib/i18n/format';
import { routes } from '@/lib/routes';

type PastCardProps = {
  ctx: Ctx;
  contact: ContactView;
  at: Date;
  mayExport: boolean;
  search: Record<string, string | string[] | undefined>;
};

/** The card as it was at a moment: what held, and what had happened. Nothing can be done here. */
export async function PastCard({ ctx, contact, at, mayExport, search }: PastCardProps) {
  const t = await getTranslations('staff.card');
  const past = await getTranslations('staff.asOf');
  const contacts = await getTranslations('staff.contacts');
  const locale = (await getLocale()) === 'en' ? 'en' : 'nb';
  const { id, firstName, createdAt } = contact;
  const shown = readTimelineFilter(search.show);
  const consents = await listConsentsAsOf(ctx, { contactId: id, at });
  const entries = happenedBy(await listTimeline(ctx, id, locale), at);
  const name = fullName(contact) || contact.email || t('erased');
  const isRegistered = createdAt <= at;
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: contacts('title'), href: routes.contacts() }]}
        mark={<Initials name={name} />}
        lead={isRegistered && <TagList consents={consents} />}
      />
      <PastBanner
        at={at}
        href={routes.contact(id)}
        fileHref={mayExport && isRegistered ? (query) => routes.contactAsOfFile(id, query) : null}
      />
      {isRegistered ? (
        <Stack>
          <Card title={t('consents')}>
            <ConsentTable consents={consents} firstName={firstName} now={at} />
          </Card>
          <Card title={t('documentation')}>
            <TimelineFilter
              chosen={shown}
              href={(filter) =>
                routes.contact(id, {
                  asOf: at.toISOString(),
                  ...(filter !== 'all' && { show: filter }),
                })
              }
            />
            <Timeline
              entries={filterEntries(entries, shown)}
              contactId={id}
              firstName={firstName}
            />
          </Card>
        </Stack>
      ) : (
        <EmptyState title={past('notYet')}>
          {past('notYetHint', { at: formatDateTime(createdAt, locale) })}
        </EmptyState>
      )}
    </>
  );
}
