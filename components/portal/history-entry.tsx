import { getTranslations } from 'next-intl/server';
import { detailFields } from '@/domain/contacts/rules';
import type { EntryOf, TimelineEntry } from '@/domain/timeline/rules';
import { assertNever } from '@/lib/assert-never';
import type { Locale } from '@/lib/i18n/locales';

type HistoryEntryProps<Entry> = { locale: Locale; entry: Entry };

/** One thing that happened, said to the contact himself. */
export async function HistoryEntry({ locale, entry }: HistoryEntryProps<TimelineEntry>) {
  const t = await getTranslations({ locale, namespace: 'portal.history' });
  switch (entry.kind) {
    case 'answer':
      return <Answered locale={locale} entry={entry} />;
    case 'details':
      return <DetailsChanged locale={locale} entry={entry} />;
    case 'message':
      return t(`mail.${entry.messageKind}`, { company: entry.companyName });
    case 'visit':
      return t('visit');
    case 'registered':
      return t(`registered.${entry.source}`);
    case 'ended':
      return entry.ended.map(({ purpose }) => (
        <div key={purpose.key}>
          {t(`ended.${entry.cause}`, {
            purpose: t(`purpose.${purpose.kind}`, { company: purpose.companyName }),
          })}
        </div>
      ));
    case 'suppressed':
      return t(`suppressed.${entry.reason}`);
    case 'suppressionLifted':
      return t('lifted');
    default:
      return assertNever(entry);
  }
}

async function Answered({ locale, entry }: HistoryEntryProps<EntryOf<'answer'>>) {
  const t = await getTranslations({ locale, namespace: 'portal.history' });
  const answer = await getTranslations({ locale, namespace: 'common.answer' });
  const who = await nameOf(locale, entry.actor);
  return (
    <>
      {entry.changes.map(({ purpose, from, to }) => (
        <div key={purpose.key}>
          {t('change', {
            purpose: t(`purpose.${purpose.kind}`, { company: purpose.companyName }),
            from: answer(from),
            to: answer(to),
          })}
        </div>
      ))}
      <small>
        {who}, {t(`channel.${entry.channel}`)}
      </small>
    </>
  );
}

async function DetailsChanged({ locale, entry }: HistoryEntryProps<EntryOf<'details'>>) {
  const t = await getTranslations({ locale, namespace: 'portal.history' });
  const fields = detailFields.filter((field) => field in entry.after).map((f) => t(`field.${f}`));
  return (
    <>
      <div>{t('details', { fields: new Intl.ListFormat(locale).format(fields) })}</div>
      <small>{await nameOf(locale, entry.actor)}</small>
    </>
  );
}

async function nameOf(locale: Locale, actor: EntryOf<'answer'>['actor']): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'portal.history' });
  if (actor.type === 'contact') return t('you');
  return actor.type === 'staff' ? (actor.name ?? '') : t('system');
}
