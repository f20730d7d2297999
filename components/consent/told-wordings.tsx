import { Details, DetailsContent, DetailsSummary } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { PortalLevel } from '@/domain/portal/rules';
import type { Locale } from '@/lib/i18n/locales';
import { WordingDetails } from './wording-details';

type ToldWordingsProps = { levels: PortalLevel[]; locale: Locale };

/** What the contact must have been told before he says yes to staff: the words in force, in his language. */
export function ToldWordings({ levels, locale }: ToldWordingsProps) {
  const t = useTranslations('staff.consent');
  return (
    <>
      <p>{t('wordingsHint')}</p>
      {levels.map(({ id, wording }) => (
        <Details key={id}>
          <DetailsSummary>
            <span lang={locale}>{wording.title}</span>
          </DetailsSummary>
          <DetailsContent lang={locale}>
            <p>{wording.summary}</p>
            <WordingDetails wording={wording} label={t('controllers')} />
          </DetailsContent>
        </Details>
      ))}
    </>
  );
}
