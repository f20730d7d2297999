'use client';

import Form from 'next/form';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { routes } from '@/lib/routes';
import styles from './search-form.module.css';

/** The search of the whole CRM. Ctrl K or ⌘ K leads to it from anywhere. */
export function SearchForm() {
  const t = useTranslations('staff.shell');
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const focusSearch = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', focusSearch);
    return () => window.removeEventListener('keydown', focusSearch);
  }, []);

  return (
    <Form
      action={routes.contacts()}
      role="search"
      aria-label={t('search')}
      className={styles.search}
    >
      <input
        ref={input}
        type="search"
        name="q"
        aria-label={t('search')}
        placeholder={t('search')}
      />
      <kbd aria-hidden>Ctrl K</kbd>
    </Form>
  );
}
