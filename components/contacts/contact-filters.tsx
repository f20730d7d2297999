import { useTranslations } from 'next-intl';
import { ChipLink } from '@/components/data-table/chip-link';
import { contactStandings } from '@/domain/standings/rules';
import styles from './contact-filters.module.css';
import { type ContactQuery, contactsHref } from './contact-query';
import type { Purpose } from './purpose-answers';

/** The filters: the tags that a contact carries, and where he stands. */
export function ContactFilters({ query, purposes }: { query: ContactQuery; purposes: Purpose[] }) {
  const t = useTranslations('staff.contacts');
  const withTag = (key: string) =>
    query.tag.includes(key) ? query.tag.filter((each) => each !== key) : [...query.tag, key];
  return (
    <div className={styles.filters}>
      <ul className={styles.chips} aria-label={t('filter.tags')}>
        {purposes.map(({ key, tag }) => (
          <li key={key}>
            <ChipLink
              href={contactsHref(query, { tag: withTag(key) })}
              isChosen={query.tag.includes(key)}
            >
              {tag}
            </ChipLink>
          </li>
        ))}
      </ul>
      <ul className={styles.chips} aria-label={t('filter.standings')}>
        {contactStandings.map((standing) => (
          <li key={standing}>
            <ChipLink
              href={contactsHref(query, {
                standing: query.standing === standing ? null : standing,
              })}
              isChosen={query.standing === standing}
            >
              {t(`standing.${standing}`)}
            </ChipLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
