'use client';

import { Button } from '@digdir/designsystemet-react';
import { PencilIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useEffect, useState } from 'react';
import { Card } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import { EditContactForm, type EditedContact } from './edit-contact-form';

type DetailsCardProps = {
  contact: EditedContact;
  customers: string[];
  /** Whether the address says that the details are being edited. */
  isEditing: boolean;
  mayEdit: boolean;
  hrefs: { view: string; edit: string };
  action: FormAction;
  /** The details as they are read. */
  children: ReactNode;
};

/** The personal details, edited where they stand. The address says which, so it works without JavaScript. */
export function DetailsCard({ isEditing, mayEdit, hrefs, children, ...edit }: DetailsCardProps) {
  const t = useTranslations('staff.contacts');
  const router = useRouter();
  const [state, submit] = useActionState(edit.action, { status: 'idle' });
  const [seen, setSeen] = useState<string>();
  const savedAt = state.status === 'saved' ? state.at : undefined;
  const isDone = savedAt !== undefined && savedAt !== seen;
  useEffect(() => {
    if (isDone && isEditing) router.replace(hrefs.view, { scroll: false });
  }, [isDone, isEditing, router, hrefs.view]);
  const editLink = mayEdit && (
    <Button asChild variant="tertiary" data-size="sm">
      <Link href={hrefs.edit} scroll={false} onClick={() => setSeen(savedAt)}>
        <PencilIcon aria-hidden fontSize="1.25em" />
        {t('edit')}
      </Link>
    </Button>
  );
  if (isEditing && !isDone) {
    return (
      <Card title={t('details')}>
        <EditContactForm {...edit} cancelHref={hrefs.view} state={state} submit={submit} />
      </Card>
    );
  }
  return (
    <Card title={t('details')} aside={editLink}>
      {children}
      {isDone && <SaveStatus savedAt={savedAt} />}
    </Card>
  );
}
