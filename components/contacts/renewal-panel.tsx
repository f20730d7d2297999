'use client';

import { Alert, Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import { Card } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import type { RenewalForecast } from '@/domain/renewals/rules';
import { type ContactQuery, contactsHref } from './contact-query';
import styles from './renewal.module.css';

type RenewalPanelProps = {
  query: ContactQuery;
  forecast: RenewalForecast;
  action: FormAction<number>;
};

/** Asks everyone whom the table shows: how many that is, who is left out and why, and one button. */
export function RenewalPanel({ query, forecast, action }: RenewalPanelProps) {
  const t = useTranslations('staff.contacts.renewal');
  const [state, submit, isPending] = useActionState(action, { status: 'idle' });
  const { count, notAsked } = forecast;
  return (
    <div className={styles.above}>
      <Card title={t('title')}>
        <form action={submit} className={styles.panel}>
          <input type="hidden" name="search" value={query.q} />
          {query.tag.map((tag) => (
            <input key={tag} type="hidden" name="tags" value={tag} />
          ))}
          <input type="hidden" name="count" value={count} />
          <p>
            {t('count', { count })} {count > 0 && t('what')}
          </p>
          {notAsked.length > 0 && (
            <ul>
              {notAsked.map(({ reason, count: each }) => (
                <li key={reason}>{t(`left.${reason}`, { count: each })}</li>
              ))}
            </ul>
          )}
          {state.status === 'refused' && (
            <Alert data-color="warning" role="alert">
              {t('countChanged')}
            </Alert>
          )}
          <Barred state={state} />
          <div className={styles.ask}>
            {count > 0 && <SubmitButton>{t('send', { count })}</SubmitButton>}
            <Button asChild variant="secondary">
              <Link href={contactsHref(query, {})}>{t('close')}</Link>
            </Button>
            <SaveStatus
              pending={isPending}
              done={state.status === 'saved' ? t('sent', { count: state.value }) : undefined}
              problem={state.status === 'failed' ? t('failed') : undefined}
            />
          </div>
        </form>
      </Card>
    </div>
  );
}
