'use client';

import {
  Alert,
  Button,
  Field,
  Input,
  Label,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useActionState, useId } from 'react';
import { Barred } from '@/components/ui/barred';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TakeFocus } from '@/components/ui/take-focus';
import { needsTypedCount } from '@/domain/newsletters/rules';
import { routes } from '@/lib/routes';
import styles from './newsletter-form.module.css';
import { useProblem } from './use-problem';

type SendFormProps = {
  newsletter: { id: string; version: number };
  count: number;
  action: FormAction;
};

/** The last question: to how many. Above 500 the number is typed. */
export function SendForm({ newsletter, count, action }: SendFormProps) {
  const t = useTranslations('staff.newsletters');
  const problemOf = useProblem();
  const id = useId();
  const [state, submit] = useActionState(action, { status: 'idle' });
  const problem = problemOf(state);
  return (
    <form action={submit} className={styles.form}>
      <input type="hidden" name="newsletterId" value={newsletter.id} />
      <input type="hidden" name="version" value={newsletter.version} />
      <input type="hidden" name="shownCount" value={count} />
      <TakeFocus>
        <p>
          <strong>{t('send.confirm', { count })}</strong> {t('send.confirmHint')}
        </p>
      </TakeFocus>
      {needsTypedCount(count) && (
        <Field>
          <Label htmlFor={id}>{t('send.typed', { count })}</Label>
          <Input id={id} name="typedCount" inputMode="numeric" autoComplete="off" />
          {state.status === 'invalid' && (
            <ValidationMessage>{t('error.countMismatch')}</ValidationMessage>
          )}
        </Field>
      )}
      {problem && <Alert data-color="danger">{problem}</Alert>}
      <Barred state={state} />
      <div className={styles.buttons}>
        <SubmitButton>{t('send.now')}</SubmitButton>
        <Button asChild variant="secondary">
          <Link href={routes.newsletter(newsletter.id)} scroll={false}>
            {t('send.cancel')}
          </Link>
        </Button>
      </div>
    </form>
  );
}
