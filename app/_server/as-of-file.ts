import 'server-only';
import type { getTranslations } from 'next-intl/server';
import type { exportListAsOf, PastCard } from '@/domain/as-of/commands';
import type { AsOfFormat } from '@/domain/as-of/input';
import type { AskedPurpose, Mailable } from '@/domain/as-of/queries';
import type { MailableFilter } from '@/domain/as-of/rules';
import { toCsv } from '@/lib/csv';
import type nb from '@/locales/nb.json';

/** As what, as of when, when and by whom it was taken, and in which words. */
export type AsOfFile = {
  format: AsOfFormat;
  at: Date;
  exportedAt: Date;
  exportedBy: string;
  t: Awaited<ReturnType<typeof getTranslations<'staff.asOf'>>>;
};
type Column = keyof (typeof nb)['staff']['asOf']['column'];
type Row = Record<string, unknown>;

/** Whom one could mail at a moment: JSON with the question beside it, or CSV for a spreadsheet. Times are UTC. */
export function writeMailable(
  { rows, counts }: Mailable,
  asked: { purpose: AskedPurpose; show: MailableFilter; search: string },
  file: AsOfFile,
): string {
  const { t } = file;
  const { key, tag, companyName } = asked.purpose;
  if (file.format === 'json') {
    const question = { ...asked, purpose: { key, tag, companyName } };
    return asJson(file, question, { counts, contacts: rows });
  }
  return asCsv(
    file,
    [
      'contactId',
      'firstName',
      'lastName',
      'email',
      'mailed',
      'reason',
      'decision',
      'since',
      'actor',
      'channel',
      'noticeVersion',
      'noticeLocale',
      'seq',
      'eventId',
    ],
    rows.map((row) => ({
      ...row,
      mailed: t(row.reason ? 'no' : 'yes'),
      reason: row.reason && t(`reason.${row.reason}`),
      actor: actorWords(file, row),
    })),
  );
}

/** A card as it was: JSON with all that had happened, or CSV with a line per purpose. Times are UTC, names are today's. */
export function writePastCard({ contact, consents, history }: PastCard, file: AsOfFile): string {
  const rows = consents.map(({ renewal, ...consent }) => consent);
  if (file.format === 'json') {
    const { id, firstName, lastName, email } = contact;
    const question = { contact: { id, firstName, lastName, email } };
    return asJson(file, question, { consents: rows, history });
  }
  return asCsv(
    file,
    ['contactId', 'purpose', 'tag', 'company', 'decision', 'since', 'endsAt', 'actor', 'channel'],
    rows.map((row) => ({
      ...row,
      contactId: contact.id,
      purpose: row.key,
      company: row.companyName,
      decision: row.standing,
      actor: actorWords(file, row),
    })),
  );
}

/** Who was on a list: JSON with the question beside it, or CSV for a spreadsheet. Times are UTC, names are today's. */
export function writePastList(
  { list, members }: NonNullable<Awaited<ReturnType<typeof exportListAsOf>>>,
  asked: { search: string },
  file: AsOfFile,
): string {
  const rows = members.map(({ renewBy, ...member }) => member);
  if (file.format === 'json') {
    const { key, listName, companyName } = list;
    const question = { list: { key, name: listName, companyName }, ...asked };
    return asJson(file, question, { count: rows.length, members: rows });
  }
  return asCsv(
    file,
    [
      'contactId',
      'firstName',
      'lastName',
      'email',
      'tracking',
      'since',
      'actor',
      'channel',
      'noticeVersion',
      'noticeLocale',
      'archivedAt',
    ],
    rows.map((row) => ({
      ...row,
      tracking: file.t(row.tracking ? 'yes' : 'no'),
      actor: actorWords(file, row),
    })),
  );
}

function asJson({ at, exportedAt, exportedBy }: AsOfFile, question: Row, answer: Row): string {
  return JSON.stringify({ asOf: at, ...question, exportedAt, exportedBy, ...answer }, null, 2);
}

function asCsv<Key extends Column>(
  { t }: AsOfFile,
  columns: readonly Key[],
  rows: readonly Record<Key, string | number | Date | null>[],
): string {
  const headings = columns.map((key) => [key, t(`column.${key as Column}`)]);
  const cells = rows.map((row) => columns.map((key) => [key, cellOf(row[key])]));
  return toCsv<Key>(
    Object.fromEntries(headings),
    cells.map((row) => Object.fromEntries(row)),
  );
}

function cellOf(value: string | number | Date | null): string | number | null {
  return value instanceof Date ? value.toISOString() : value;
}

/** Staff by name; everyone else by what he is: the name of a job says nothing to a reader. */
function actorWords(
  { t }: AsOfFile,
  { actorType, actorName }: Pick<Mailable['rows'][number], 'actorType' | 'actorName'>,
): string | null {
  return actorType === 'staff' && actorName ? actorName : actorType && t(`actor.${actorType}`);
}
