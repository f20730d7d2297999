'use client';

import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import Form from 'next/form';
import { debounce, parseAsString, useQueryStates } from 'nuqs';
import { useTransition } from 'react';
import styles from './search-field.module.css';

type SearchFieldProps = {
  label: string;
  action: string;
  /** What else is chosen; kept by a search without JavaScript. */
  kept: Record<string, string>;
};

const WAIT_MILLISECONDS = 250;
const params = { q: parseAsString.withDefault(''), page: parseAsString };

/** Searches as one types; `/` leads here. Without JavaScript it is an ordinary form. */
export function SearchField({ label, action, kept }: SearchFieldProps) {
  const [isLoading, startTransition] = useTransition();
  const [{ q }, setQuery] = useQueryStates(params, { shallow: false, startTransition });
  const search = (text: string) =>
    setQuery({ q: text || null, page: null }, { limitUrlUpdates: debounce(WAIT_MILLISECONDS) });
  return (
    <Form action={action} role="search" className={styles.search} aria-busy={isLoading}>
      <MagnifyingGlassIcon aria-hidden fontSize="1.25rem" className={styles.icon} />
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        aria-keyshortcuts="/"
        data-keys="/"
        autoComplete="off"
        value={q}
        onChange={(event) => search(event.target.value)}
      />
      <kbd aria-hidden>/</kbd>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </Form>
  );
}
