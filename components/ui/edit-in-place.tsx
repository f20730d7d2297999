'use client';

import { Button } from '@digdir/designsystemet-react';
import { PencilIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useActionState, useEffect, useState } from 'react';
import { Card } from './card';
import styles from './edit-in-place.module.css';
import type { ActionState, FormAction } from './form-state';
import { SaveStatus } from './save-status';

export type EditInPlaceProps = {
  /** Whether the address says that it is being edited. */
  isEditing: boolean;
  mayEdit: boolean;
  hrefs: { view: string; edit: string };
  action: FormAction;
  /** What is edited, as it is read. */
  children: ReactNode;
};

type Words = { title: string; edit: string };
type RenderForm = (state: ActionState, submit: (form: FormData) => void) => ReactNode;

/** A card that is edited where it stands. The address says when, so it works without JavaScript. */
export function EditInPlace(props: EditInPlaceProps & { words: Words; renderForm: RenderForm }) {
  const { isEditing, mayEdit, hrefs, action, children, words, renderForm } = props;
  const router = useRouter();
  const [state, submit] = useActionState(action, { status: 'idle' });
  const [seen, setSeen] = useState<string>();
  const savedAt = state.status === 'saved' ? state.at : undefined;
  const isDone = savedAt !== undefined && savedAt !== seen;
  useEffect(() => {
    if (isDone && isEditing) router.replace(hrefs.view, { scroll: false });
  }, [isDone, isEditing, router, hrefs.view]);
  if (isEditing && !isDone) return <Card title={words.title}>{renderForm(state, submit)}</Card>;
  return (
    <Card
      title={words.title}
      aside={
        mayEdit && (
          <Button asChild variant="tertiary" data-size="sm" className={styles.edit}>
            <Link href={hrefs.edit} scroll={false} onClick={() => setSeen(savedAt)}>
              <PencilIcon aria-hidden fontSize="1.25em" />
              {words.edit}
            </Link>
          </Button>
        )
      }
    >
      {children}
      {isDone && <SaveStatus savedAt={savedAt} />}
    </Card>
  );
}
