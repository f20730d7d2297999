'use client';

import { Alert, Button, Link } from '@digdir/designsystemet-react';
import NextLink from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import type { FormAction } from '@/components/ui/form-state';
import { RecordTable } from '@/components/ui/record-table';
import type { LedgerCheck } from '@/domain/verification/queries';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import styles from './chain-check.module.css';

/** "Kontroller kjeden": folds and checks the ledger now, and says what it found. */
export function ChainCheck({ action }: { action: FormAction<LedgerCheck> }) {
  const t = useTranslations('staff.audit');
  const locale = useLocale() as Locale;
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  return (
    <form action={submit} className={styles.check}>
      <p className={styles.intro}>{t('chainIntro')}</p>
      <Button type="submit" variant="secondary" aria-busy={pending || undefined}>
        {pending ? t('checking') : t('check')}
      </Button>
      <Barred state={state} />
      <div role="status">
        {!pending && state.status === 'failed' && <Alert data-color="danger">{t('failed')}</Alert>}
        {!pending && state.status === 'saved' && (
          <>
            <Findings {...state.value} />
            <p className={styles.quiet}>
              {t('contacts', {
                count: state.value.contacts,
                date: formatDateTime(new Date(state.at), locale),
              })}
              . {t('notChecked')}
            </p>
          </>
        )}
      </div>
    </form>
  );
}

function Findings({ events, checkpoints, faults, checkpointFaults }: LedgerCheck) {
  const t = useTranslations('staff.audit');
  const count = faults.length + checkpointFaults.length;
  if (count === 0) return <Alert data-color="success">{t('whole', { events, checkpoints })}</Alert>;
  return (
    <>
      <Alert data-color="danger">
        {t('broken', { count })}. {t('brokenHint')}
      </Alert>
      <RecordTable
        label={t('broken', { count })}
        columns={[
          { key: 'fault', label: t('fault') },
          { key: 'seq', label: t('event'), numeric: true },
          { key: 'contact', label: t('contact') },
        ]}
        rows={[
          ...checkpointFaults.map(({ seq, fault }) => ({
            id: `checkpoint ${seq} ${fault}`,
            cells: {
              fault: t('checkpointFault', { seq, fault: t(`checkpointFaults.${fault}`) }),
              seq: '–',
              contact: '–',
            },
          })),
          ...faults.map(({ contactId, seq, fault }) => ({
            id: `${contactId} ${seq} ${fault}`,
            cells: {
              fault: t(`faults.${fault}`),
              seq: seq ?? '–',
              contact: contactId ? (
                <Link asChild>
                  <NextLink href={routes.contact(contactId)}>{t('openContact')}</NextLink>
                </Link>
              ) : (
                '–'
              ),
            },
          })),
        ]}
      />
    </>
  );
}
