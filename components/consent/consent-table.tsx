import { useTranslations } from 'next-intl';
import { AnswerTag } from '@/components/ui/answer-tag';
import type { ConsentStanding } from '@/domain/consent/queries';
import styles from './consent-table.module.css';
import { usePurposeName } from './purpose-name';
import { When } from './when';

type ConsentTableProps = { consents: ConsentStanding[]; firstName: string; now: Date };

/** What holds for each purpose, since when, and by whom. */
export function ConsentTable({ consents, firstName, now }: ConsentTableProps) {
  const t = useTranslations('staff.consent');
  const nameOf = usePurposeName();
  return (
    // The roles keep the table a table where a narrow screen lays its rows out as cards.
    <table className={styles.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('column.purpose')}
          </th>
          <th role="columnheader" scope="col">
            {t('column.answer')}
          </th>
          <th role="columnheader" scope="col">
            {t('column.since')}
          </th>
          <th role="columnheader" scope="col">
            {t('column.who')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {consents.map((consent) => (
          <tr key={consent.purposeId} role="row">
            <td role="cell">{nameOf(consent)}</td>
            <td role="cell">
              <AnswerTag answer={consent.standing} />
            </td>
            <td role="cell">{consent.since && <When at={consent.since} now={now} />}</td>
            <td role="cell">
              {consent.channel &&
                t('by', {
                  who: consent.actorName?.split(' ')[0] ?? firstName,
                  where: t(`where.${consent.channel}`),
                })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
