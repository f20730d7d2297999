import { getLocale, getTranslations } from 'next-intl/server';
import { fileResponse, refuseFile } from '@/app/_server/file-response';
import { writeResultsFile } from '@/app/_server/results-file';
import { requireStaff } from '@/app/_server/session';
import { exportResults } from '@/domain/results/commands';
import { mayDo } from '@/domain/staff/rules';
import type { Locale } from '@/lib/i18n/locales';
import { isId } from '@/lib/ids';
import { osloDate } from '@/lib/oslo-date';

type Context = { params: Promise<{ id: string }> };

/** The results of an experiment as CSV. The audit trail keeps who took them, before they leave. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { ctx, staff } = await requireStaff();
  const t = await getTranslations('staff.results');
  if (!mayDo(staff.role, 'export')) return refuseFile(403, t('exportDenied'));
  const { id: experimentId } = await params;
  const locale = (await getLocale()) as Locale;
  const results = isId(experimentId) ? await exportResults(ctx, { experimentId, locale }) : null;
  if (!results) return refuseFile(404, t('notFound'));
  const senderOf = await getTranslations('staff.invitations.senderOf');
  const body = writeResultsFile(results, { t, senderOf });
  return fileResponse(body, 'csv', `results-${osloDate(new Date())}`);
}
