import 'server-only';
import type { getTranslations } from 'next-intl/server';
import type { AsOfFormat } from '@/domain/as-of/input';
import type { AskedPurpose, Mailable } from '@/domain/as-of/queries';
import type { MailableFilter } from '@/domain/as-of/rules';
import { toCsv } from '@/lib/csv';

type Asked = {
  format: AsOfFormat;
  at: Date;
  purpose: AskedPurpose;
  show: MailableFilter;
  search: string;
  exportedAt: Date;
  exportedBy: string;
  t: Awaited<ReturnType<typeof getTranslations<'staff.asOf'>>>;
};

const columns = [
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
] as const;

/** Whom one could mail at a moment: JSON with the question beside it, or CSV for a spreadsheet. Times are UTC. */
export function writeAsOfFile({ rows, counts }: Mailable, asked: Asked): string {
  const { format, at, purpose, show, search, exportedAt, exportedBy, t } = asked;
  if (format === 'json') {
    const { key, tag, companyName } = purpose;
    const question = { asOf: at, purpose: { key, tag, companyName }, show, search };
    return JSON.stringify({ ...question, exportedAt, exportedBy, counts, contacts: rows }, null, 2);
  }
  const headings = Object.fromEntries(columns.map((key) => [key, t(`column.${key}`)]));
  return toCsv(
    headings as Record<(typeof columns)[number], string>,
    rows.map((row) => ({
      ...row,
      mailed: t(row.reason ? 'no' : 'yes'),
      reason: row.reason && t(`reason.${row.reason}`),
      since: row.since?.toISOString() ?? null,
      actor: row.actorName ?? row.actorType,
    })),
  );
}
