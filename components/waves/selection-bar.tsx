'use client';

import { Input, Label } from '@digdir/designsystemet-react';
import Form from 'next/form';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ChangeEvent, useCallback, useEffect, useState } from 'react';
import { type ContactQuery, contactsHref } from '@/components/contacts/contact-query';
import { SubmitButton } from '@/components/ui/submit-button';
import { routes } from '@/lib/routes';
import styles from './selection-bar.module.css';

/** The form that the checkboxes of the table belong to. */
export const SELECTION_FORM = 'selection';

type SelectionBarProps = {
  query: ContactQuery;
  total: number;
  /** How many rows the page shows. */
  shown: number;
  /** Everyone who matches is chosen, on every page. */
  isAll: boolean;
};

/** How many are chosen, and "Inviter". Everyone who matches is chosen by the address, not by their ids. */
export function SelectionBar({ query, total, shown, isAll }: SelectionBarProps) {
  const t = useTranslations('staff.waves.select');
  const { count, choosePage } = useChosen(isAll ? total : null);
  const here = contactsHref(query, { page: query.page });
  return (
    <Form
      id={SELECTION_FORM}
      action={routes.newWave()}
      className={styles.bar}
      aria-label={t('bar')}
    >
      {isAll ? (
        <Filter query={query} />
      ) : (
        <div className={styles.page}>
          <Input
            type="checkbox"
            id="select-page"
            checked={shown > 0 && count === shown}
            onChange={choosePage}
          />
          <Label htmlFor="select-page" weight="regular">
            {t('page')}
          </Label>
        </div>
      )}
      <p role="status">{isAll ? t('allChosen', { count: total }) : t('count', { count })}</p>
      <SubmitButton>{t('invite')}</SubmitButton>
      {isAll && (
        <Link href={here} scroll={false}>
          {t('clear')}
        </Link>
      )}
      {!isAll && total > shown && (
        <Link href={`${here}${here.includes('?') ? '&' : '?'}all=1`} scroll={false}>
          {t('all', { count: total })}
        </Link>
      )}
    </Form>
  );
}

function Filter({ query }: { query: ContactQuery }) {
  return (
    <>
      <input type="hidden" name="all" value="1" />
      {query.q && <input type="hidden" name="q" value={query.q} />}
      {query.tag.length > 0 && <input type="hidden" name="tag" value={query.tag.join(',')} />}
      {query.standing && <input type="hidden" name="standing" value={query.standing} />}
    </>
  );
}

/** The boxes are the browser's own, so that they work without JavaScript; this counts them. */
function useChosen(everyone: number | null) {
  const [count, setCount] = useState(everyone ?? 0);
  const recount = useCallback(() => {
    setCount(everyone ?? boxes().filter((box) => box.checked).length);
  }, [everyone]);
  useEffect(() => {
    recount();
    document.addEventListener('change', recount);
    return () => document.removeEventListener('change', recount);
  }, [recount]);
  const choosePage = ({ target }: ChangeEvent<HTMLInputElement>) => {
    for (const box of boxes()) box.checked = target.checked;
    recount();
  };
  return { count, choosePage };
}

function boxes(): HTMLInputElement[] {
  const form = document.getElementById(SELECTION_FORM);
  return form instanceof HTMLFormElement
    ? [...form.elements].filter(
        (each): each is HTMLInputElement => each instanceof HTMLInputElement && each.name === 'id',
      )
    : [];
}
