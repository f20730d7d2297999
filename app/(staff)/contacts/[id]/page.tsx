import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { MomentMenu } from '@/components/as-of/moment-menu';
import { ConsentTable } from '@/components/consent/consent-table';
import { CardHeader } from '@/components/contacts/card-header';
import { ContactAction } from '@/components/contacts/contact-action';
import {
  contactHref,
  filterOf,
  readContactQuery,
  tableHref,
} from '@/components/contacts/contact-query';
import { DetailsCard } from '@/components/contacts/details-card';
import { DetailsList } from '@/components/contacts/details-list';
import { InviteAsk } from '@/components/contacts/invite-ask';
import { RenewalAsk } from '@/components/contacts/renewal-ask';
import { WaitingReceipt } from '@/components/contacts/waiting-receipt';
import { LiveUpdates } from '@/components/timeline/live-updates';
import { Timeline } from '@/components/timeline/timeline';
import { TimelineFilter } from '@/components/timeline/timeline-filter';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { readMoment } from '@/domain/as-of/rules';
import { listConsents } from '@/domain/consent/queries';
import { findNeighbours } from '@/domain/contact-search/queries';
import { openCard } from '@/domain/contacts/commands';
import { editableText } from '@/domain/contacts/rules';
import { suggestCustomers } from '@/domain/customers/queries';
import { findInvitation } from '@/domain/invitations/queries';
import { findInviteOutlook } from '@/domain/invite-outlooks/queries';
import { findLastAsked } from '@/domain/renewals/queries';
import { mayDo } from '@/domain/staff/rules';
import { listTimeline } from '@/domain/timeline/queries';
import { filterEntries, findWaitingReceipt, readTimelineFilter } from '@/domain/timeline/rules';
import { isId } from '@/lib/ids';
import { routes } from '@/lib/routes';
import { listTimeZones } from '@/lib/time-zones';
import {
  editContactByForm,
  inviteByForm,
  sendLinkByForm,
  sendReceiptNowByForm,
  sendRenewalByForm,
} from '../actions';
import styles from './page.module.css';
import { PastCard } from './past-card';

type ContactPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// A link that is only seen asks for the title ahead: a name in it would be an opening that nobody made.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.card'))('title') };
}

export default async function ContactPage({ params, searchParams }: ContactPageProps) {
  const { ctx, staff, contact } = await getContact(params);
  const t = await getTranslations('staff.card');
  const past = await getTranslations('staff.asOf');
  const locale = (await getLocale()) === 'en' ? 'en' : 'nb';
  const search = await searchParams;
  const query = readContactQuery(search);
  const { id, firstName } = contact;
  const asked = typeof search.asOf === 'string' ? search.asOf.trim() : '';
  const moment = asked ? readMoment(asked, new Date()) : null;
  const mayExport = mayDo(staff.role, 'export');
  if (moment?.ok) {
    const { at } = moment;
    return <PastCard ctx={ctx} contact={contact} at={at} mayExport={mayExport} search={search} />;
  }
  const mayEdit = mayDo(staff.role, 'editContacts') && !contact.erasedAt;
  const isEditing = mayEdit && search.edit === 'details';
  const [consents, entries, invitation, outlook, lastAsked, customers, { previous, next }] =
    await Promise.all([
      listConsents(ctx, id),
      listTimeline(ctx, id, locale),
      findInvitation(ctx, id),
      findInviteOutlook(ctx, id),
      findLastAsked(ctx, id),
      isEditing ? suggestCustomers(ctx) : [],
      findNeighbours(ctx, { filter: filterOf(query), sort: query.sort, contactId: id }),
    ]);
  const isToRenew = consents.some(({ renewal }) => renewal);
  const shown = readTimelineFilter(search.show);
  const waiting = findWaitingReceipt(entries);
  const hrefTo = (other: string | null) => other && contactHref(other, query);
  return (
    <>
      <CardHeader
        contact={contact}
        consents={consents}
        mayEdit={mayEdit}
        mayExport={mayExport}
        hrefs={{ table: tableHref(query), previous: hrefTo(previous), next: hrefTo(next) }}
        sendLink={sendLinkByForm}
      />
      <div className={styles.columns}>
        <DetailsCard
          contact={editableText(contact)}
          customers={customers.map(({ name }) => name)}
          timeZones={isEditing ? [...new Set([contact.timeZone, ...listTimeZones()])].sort() : []}
          isEditing={isEditing}
          mayEdit={mayEdit}
          hrefs={{
            view: contactHref(id, query),
            edit: contactHref(id, query, { edit: 'details' }),
          }}
          action={editContactByForm}
        >
          <DetailsList contact={contact} invitation={invitation}>
            <InviteAsk
              contactId={id}
              outlook={outlook}
              isToRenew={isToRenew}
              action={mayEdit ? inviteByForm : undefined}
            />
          </DetailsList>
        </DetailsCard>
        <div className={styles.main}>
          {waiting && contact.email && (
            <WaitingReceipt dueAt={waiting.dueAt} email={contact.email}>
              {mayEdit && (
                <ContactAction
                  contactId={id}
                  action={sendReceiptNowByForm}
                  label={t('sendNow')}
                  done={t('sendingNow')}
                />
              )}
            </WaitingReceipt>
          )}
          <Card title={t('consents')}>
            <p role="status" className={styles.outcome}>
              {search.changed === 'recorded' && t('changed')}
              {search.changed === 'unchanged' && t('unchanged')}
            </p>
            <ConsentTable consents={consents} firstName={firstName} now={new Date()} />
            {isToRenew && mayEdit && contact.email && (
              <RenewalAsk contactId={id} lastAsked={lastAsked} action={sendRenewalByForm} />
            )}
            <MomentMenu
              action={routes.contact(id)}
              label={past('card')}
              typed={asked}
              problem={moment?.reason}
            />
          </Card>
          <Card
            title={t('documentation')}
            aside={<LiveUpdates source={routes.contactEvents(id)} entryCount={entries.length} />}
          >
            <TimelineFilter
              chosen={shown}
              href={(filter) => contactHref(id, query, filter === 'all' ? {} : { show: filter })}
            />
            <Timeline
              entries={filterEntries(entries, shown)}
              contactId={id}
              firstName={firstName}
            />
            {mayDo(staff.role, 'readAudit') && (
              <p className={styles.audit}>
                <TextLink href={routes.audit({ subject: id })}>{t('audit')}</TextLink>
              </p>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}

async function getContact(params: ContactPageProps['params']) {
  const { ctx, staff } = await requireStaff('read');
  const { id } = await params;
  const contact = isId(id) ? await openCard(ctx, { contactId: id }) : null;
  if (!contact) notFound();
  return { ctx, staff, contact };
}
