import { useTranslations } from 'next-intl';
import { ChipLink } from '@/components/data-table/chip-link';
import { SearchField } from '@/components/data-table/search-field';
import { fullName } from '@/domain/contacts/rules';
import { routes } from '@/lib/routes';
import styles from './preview.module.css';

type Person = { id: string; firstName: string; lastName: string };

export const previewViews = ['desktop', 'phone', 'text'] as const;

type PreviewChoicesProps = {
  experimentId: string;
  /** What the address says now; null where it says nothing. */
  query: Record<string, string>;
  view: (typeof previewViews)[number];
  senders: { key: string; name: string }[];
  sender: string;
  contact: Person | null;
  /** Who answers to the search, and who stands for a contact otherwise. */
  found: Person[];
  sampleName: string;
};

/** How, from whom and as whom a mail is shown. The address holds the choice, so it works without JavaScript. */
export function PreviewChoices(props: PreviewChoicesProps) {
  const { experimentId, query, view, senders, sender, contact, found, sampleName } = props;
  const t = useTranslations('staff.experiments.preview');
  const { contact: _, q, ...rest } = query;
  const hrefOf = (change: Record<string, string>) =>
    routes.editExperiment(experimentId, { ...query, ...change });
  return (
    <div className={styles.choices} data-unasked>
      <nav className={styles.row} aria-label={t('view')}>
        <span className={styles.label}>{t('view')}</span>
        {previewViews.map((each) => (
          <ChipLink key={each} href={hrefOf({ view: each })} isChosen={each === view}>
            {t(`views.${each}`)}
          </ChipLink>
        ))}
      </nav>
      <nav className={styles.row} aria-label={t('sender')}>
        <span className={styles.label}>{t('sender')}</span>
        {senders.map(({ key, name }) => (
          <ChipLink key={key} href={hrefOf({ sender: key })} isChosen={key === sender}>
            {name}
          </ChipLink>
        ))}
      </nav>
      <nav className={styles.row} aria-label={t('contact')}>
        <span className={styles.label}>{t('contact')}</span>
        <ChipLink href={routes.editExperiment(experimentId, rest)} isChosen={!contact}>
          {t('sample', { name: sampleName })}
        </ChipLink>
        {contact && (
          <ChipLink href={hrefOf({})} isChosen>
            {fullName(contact)}
          </ChipLink>
        )}
        {found
          .filter(({ id }) => id !== contact?.id)
          .map((each) => (
            <ChipLink
              key={each.id}
              href={routes.editExperiment(experimentId, { ...rest, contact: each.id })}
              isChosen={false}
            >
              {fullName(each)}
            </ChipLink>
          ))}
        {q && found.length === 0 && <span>{t('nobody')}</span>}
      </nav>
      <SearchField
        label={t('search')}
        action={routes.editExperiment(experimentId)}
        kept={contact ? { ...rest, contact: contact.id } : rest}
      />
    </div>
  );
}
