import { ArrowRightIcon, PencilIcon } from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { type DetailField, detailFields } from '@/domain/contacts/rules';
import type { EntryOf } from '@/domain/timeline/rules';
import { useActorName } from './actor-name';
import styles from './details-entry.module.css';
import { EntryFrame } from './entry-frame';

type DetailsEntryProps = { entry: EntryOf<'details'>; firstName: string };

/** A change to personal details: each field with what stood there before. */
export function DetailsEntry({ entry, firstName }: DetailsEntryProps) {
  const t = useTranslations('staff.timeline');
  const label = useTranslations('staff.contacts.field');
  const who = useActorName(entry.actor, firstName);
  const wordOf = useFieldWords();
  return (
    <EntryFrame
      at={entry.at}
      icon={PencilIcon}
      tone={entry.actor.type === 'staff' ? 'note' : 'quiet'}
      title={<span>{t.rich('detailsChanged', { who, b: (text) => <strong>{text}</strong> })}</span>}
    >
      <dl className={styles.fields}>
        {detailFields
          .filter((field) => field in entry.after)
          .map((field) => (
            <Fragment key={field}>
              <dt>{label(field)}</dt>
              <dd>
                <del>{wordOf(field, entry.before[field])}</del>
                <ArrowRightIcon title={t('to')} />
                <ins>{wordOf(field, entry.after[field])}</ins>
              </dd>
            </Fragment>
          ))}
      </dl>
    </EntryFrame>
  );
}

/** Codes in words; an empty field as a word of its own. */
function useFieldWords() {
  const t = useTranslations('staff');
  const language = useTranslations('common.language');
  return (field: DetailField, value: string | null | undefined): string => {
    if (!value) return t('timeline.emptyField');
    if (field === 'locale') return language(value as 'nb');
    if (field === 'inviteBasis') return t(`contacts.basis.${value as 'customer'}`);
    return value;
  };
}
