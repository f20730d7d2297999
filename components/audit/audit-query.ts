import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { z } from 'zod';
import { type AuditFilter, auditActions } from '@/domain/audit/rules';
import { isId } from '@/lib/ids';
import { parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';

const parsers = {
  staff: parseAsString,
  action: parseAsStringLiteral(auditActions),
  subject: parseAsString,
  from: parseAsString,
  to: parseAsString,
  page: parseAsPage,
};

const load = createLoader(parsers);
const serialize = createSerializer(parsers);

/** What of the audit trail is shown, as the address says it. What no day or person is narrows nothing. */
export function readAuditQuery(
  search: URLSearchParams | Record<string, string | string[] | undefined>,
): {
  filter: AuditFilter;
  page: number;
} {
  const { staff, action, subject, from, to, page } = load(search);
  const day = (text: string | null) => Day.safeParse(text).data ?? null;
  const filter = {
    staffId: staff && isId(staff) ? staff : null,
    action,
    subjectId: subject && isId(subject) ? subject : null,
    from: day(from),
    to: day(to),
  };
  return { filter, page };
}

/** The address of a page of a narrowed audit trail. */
export function auditHref(filter: AuditFilter, page: number): string {
  return serialize(routes.audit(), { ...paramsOf(filter), page });
}

/** The address of the whole of it as a file. */
export function auditExportHref(filter: AuditFilter): string {
  return serialize(routes.auditExport(), paramsOf(filter));
}

function paramsOf({ staffId, subjectId, ...rest }: AuditFilter) {
  return { staff: staffId, subject: subjectId, ...rest };
}

/** A day of the calendar, and one that the database knows too: it has no year 0. */
const Day = z.iso.date().refine((day) => day >= '0001');
