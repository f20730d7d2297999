'use client';

import Form from 'next/form';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import type { FoundContact } from '@/domain/contact-search/queries';
import type { Role } from '@/domain/staff/rules';
import { routes } from '@/lib/routes';
import { placesFor } from './places';
import styles from './search-form.module.css';
import { useFoundContacts } from './use-found-contacts';

/**
 * The search of the whole CRM, and the way to every page. Ctrl K or ⌘ K leads here from anywhere, the arrows go through what
 * is found. Without JavaScript it searches the contacts.
 */
export function SearchForm({ role }: { role: Role }) {
  const t = useTranslations('staff.shell');
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const contacts = useFoundContacts(text);
  const places = placesFor(role)
    .map(({ key, href }) => ({ href, label: t(key) }))
    .filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const found = contacts.length + places.length;

  const close = () => {
    setText('');
    setOpen(false);
  };
  const walk = (event: KeyboardEvent<HTMLFormElement>) => {
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const here = stops.indexOf(document.activeElement as HTMLElement);
      stops[(here + step + stops.length) % stops.length]?.focus();
      setOpen(true);
    } else if (event.key === 'Escape') {
      stops[0]?.focus();
      setOpen(false);
    } else return;
    event.preventDefault();
  };
  return (
    <Form
      action={routes.contacts()}
      role="search"
      aria-label={t('search')}
      className={styles.search}
      onKeyDown={walk}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <input
        type="search"
        name="q"
        aria-label={t('search')}
        placeholder={t('search')}
        autoComplete="off"
        aria-keyshortcuts="Control+K Meta+K"
        data-keys="mod+k"
        value={text}
        onClick={() => setOpen(true)}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
        }}
      />
      <kbd aria-hidden>Ctrl K</kbd>
      {isOpen && (
        <div className={styles.found}>
          <p role="status" className={found > 0 ? 'ds-sr-only' : styles.nothing}>
            {t('found', { count: found })}
          </p>
          {contacts.length > 0 && (
            <Places label={t('foundContacts')} places={contacts.map(placeOf)} onChoose={close} />
          )}
          {places.length > 0 && <Places label={t('foundPages')} places={places} onChoose={close} />}
        </div>
      )}
    </Form>
  );
}

type Place = { href: string; label: string; detail?: string | null };

function placeOf({ id, name, detail }: FoundContact): Place {
  return { href: routes.contact(id), label: name, detail };
}

type PlacesProps = { label: string; places: Place[]; onChoose: () => void };

function Places({ label, places, onChoose }: PlacesProps) {
  return (
    <section aria-label={label}>
      <p className={styles.label} aria-hidden>
        {label}
      </p>
      <ul>
        {places.map(({ href, label, detail }) => (
          <li key={href}>
            <Link href={href} onClick={onChoose}>
              {label}
              {detail && <span className={styles.detail}>{detail}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
