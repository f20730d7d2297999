import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { readAuditQuery } from '@/components/audit/audit-query';
import { deedWords } from '@/components/audit/deed-words';
import { exportAudit } from '@/domain/audit/commands';
import { toCsv } from '@/lib/csv';
import { osloDate } from '@/lib/oslo-date';

/** The narrowed audit trail as CSV. That it was taken is itself kept in it, before it leaves. */
export async function GET(request: Request): Promise<Response> {
  const { ctx } = await requireStaff('readAudit');
  const { filter } = readAuditQuery(new URL(request.url).searchParams);
  const t = await getTranslations('staff.audit');
  const entries = await exportAudit(ctx, filter);
  const columns = {
    when: t('when'),
    who: t('who'),
    what: t('what'),
    action: t('column.action'),
    subjectType: t('column.subjectType'),
    subjectId: t('column.subjectId'),
    detail: t('column.detail'),
  };
  const csv = toCsv(
    columns,
    entries.map((entry) => ({
      when: entry.recordedAt.toISOString(),
      who: entry.staffName ?? t('system'),
      what: deedWords(t, entry),
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      detail: JSON.stringify(entry.detail),
    })),
  );
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="audit-${osloDate(new Date())}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}
