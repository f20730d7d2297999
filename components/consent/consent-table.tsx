import { ArrowsCirclepathIcon } from '@navikt/aksel-icons';
import { useLocale, useTranslations } from 'next-intl';
import { useActorName } from '@/components/timeline/actor-name';
import { AnswerTag } from '@/components/ui/answer-tag';
import { StateTag } from '@/components/ui/state-tag';
import type { ConsentStanding } from '@/domain/consent/queries';
import { formatLastDay } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './consent-table.module.css';
import { usePurposeName } from './purpose-name';
import { When } from './when';

type ConsentTableProps = { consents: ConsentStanding[]; firstName: string; now: Date };

/** What holds for each purpose, since when, and by whom. */
export function ConsentTable({ consents, firstName, now }: ConsentTableProps) {
  const t = useTranslations('staff.consent');
  const nameOf = usePurposeName();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.purpose')}</th>
          <th scope="col">{t('column.answer')}</th>
          <th scope="col">{t('column.since')}</th>
          <th scope="col">{t('column.who')}</th>
        </tr>
      </thead>
      <tbody>
        {consents.map((consent) => (
          <tr key={consent.purposeId}>
            <td>{nameOf(consent)}</td>
            <td>
              <AnswerTag answer={consent.standing} />
            </td>
            <td>
              {consent.since && <When at={consent.since} now={now} />}
              <End consent={consent} />
            </td>
            <td>
              <Source consent={consent} firstName={firstName} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "Roy, på telefon", "Systemet, da tiden var ute" */
function Source({ consent, firstName }: { consent: ConsentStanding; firstName: string }) {
  const t = useTranslations('staff.consent');
  const { actorType, actorName, channel } = consent;
  const name = actorName?.split(' ')[0] ?? null;
  const who = useActorName({ type: actorType ?? 'system', name }, firstName);
  return channel && t('by', { who, where: t(`where.${channel}`) });
}

/** When a yes ends by itself, and that it must be asked for again. */
function End({ consent }: { consent: ConsentStanding }) {
  const t = useTranslations('staff.consent.end');
  const locale = useLocale() as Locale;
  const { renewal, standing } = consent;
  const endsAt = renewal?.endsAt ?? consent.endsAt;
  if (!endsAt) return null;
  const date = formatLastDay(endsAt, locale);
  return (
    <span className={styles.end}>
      {standing === 'granted' ? t('ends', { date }) : t('ended', { date })}
      {renewal && (
        <>
          {' '}
          <StateTag tone="note" icon={ArrowsCirclepathIcon}>
            {t(`renew.${renewal.cause}`)}
          </StateTag>
        </>
      )}
    </span>
  );
}
