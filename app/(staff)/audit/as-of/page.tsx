import { Link as DsLink } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import styles from '@/components/as-of/as-of.module.css';
import { AsOfForm } from '@/components/as-of/as-of-form';
import { asOfFileHref, asOfHref, readAsOfQuery } from '@/components/as-of/as-of-query';
import { MailableFilter } from '@/components/as-of/mailable-filter';
import { MailableTable } from '@/components/as-of/mailable-table';
import { TableFrame } from '@/components/data-table/table-frame';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { Stack } from '@/components/ui/stack';
import { openAsOf } from '@/domain/as-of/commands';
import { asOfFormats } from '@/domain/as-of/input';
import { AS_OF_PAGE_SIZE, listAskedPurposes } from '@/domain/as-of/queries';
import { readMoment, writeMoment } from '@/domain/as-of/rules';
import { mayDo } from '@/domain/staff/rules';
import { formatDateTime } from '@/lib/i18n/format';
import { pageCount } from '@/lib/paging';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.asOf'))('title') };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AsOfPage({ searchParams }: PageProps) {
  const { ctx, staff } = await requireStaff('readAudit');
  const t = await getTranslations('staff.asOf');
  const locale = (await getLocale()) === 'en' ? 'en' : 'nb';
  const query = readAsOfQuery(await searchParams);
  const purposes = await listAskedPurposes(ctx);
  const purpose = purposes.find(({ key }) => key === query.purpose) ?? purposes[0];
  const moment = query.asOf ? readMoment(query.asOf, new Date()) : null;
  const isAnswered = moment?.ok && purpose;
  const form = (
    <Card>
      <AsOfForm
        typed={moment?.ok ? writeMoment(moment.at) : query.asOf}
        problem={moment && !moment.ok ? moment.reason : null}
        purposes={purposes}
        purpose={purpose?.key ?? ''}
        search={query.q}
      />
    </Card>
  );
  const header = (
    <PageHeader
      title={t('title')}
      crumbs={[{ label: t('audit'), href: routes.audit() }]}
      lead={t('intro')}
    />
  );
  if (!isAnswered) {
    return (
      <>
        {header}
        <Stack>
          {form}
          {!moment && <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
        </Stack>
      </>
    );
  }
  const { at } = moment;
  // Pages, filters and files go on asking about this very moment.
  const asked = { ...query, asOf: at.toISOString(), purpose: purpose.key };
  const { q: search, show, page } = query;
  const { rows, counts } = await openAsOf(ctx, {
    purposeId: purpose.id,
    at,
    search,
    show,
    page,
  });
  const pages = pageCount(counts[show], AS_OF_PAGE_SIZE);
  if (page > pages) redirect(asOfHref(asked, { page: pages, show }));
  return (
    <>
      {header}
      <Stack>
        {form}
        <TableFrame
          count={t('found', {
            yes: counts.yes,
            tag: purpose.tag,
            at: formatDateTime(at, locale),
          })}
          search={
            <MailableFilter
              chosen={show}
              counts={counts}
              hrefOf={(each) => asOfHref(asked, { show: each })}
            />
          }
          filters={
            mayDo(staff.role, 'export') && counts[show] > 0 ? (
              <span className={styles.files}>
                {asOfFormats.map((format) => (
                  <DsLink key={format} href={asOfFileHref(asked, format)}>
                    {t(`file.${format}`)}
                  </DsLink>
                ))}
              </span>
            ) : undefined
          }
        >
          {rows.length > 0 ? (
            <MailableTable rows={rows} at={at} />
          ) : (
            <EmptyState title={t(counts.all === 0 && !search ? 'nobodyThen' : 'nobody')}>
              {t(counts.all === 0 && !search ? 'nobodyThenHint' : 'nobodyHint')}
            </EmptyState>
          )}
        </TableFrame>
        <PageLinks
          page={page}
          pages={pages}
          hrefOf={(each) => asOfHref(asked, { page: each, show })}
        />
      </Stack>
    </>
  );
}
