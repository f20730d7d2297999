import 'server-only';
import { getTranslations } from 'next-intl/server';
import { AskAsOf, asOfFormats } from '@/domain/as-of/input';
import { readMoment } from '@/domain/as-of/rules';
import { mayDo, type Permission } from '@/domain/staff/rules';
import { refuseFile } from './file-response';
import { requireStaff } from './session';

/**
 * What a file of the past is asked for: by whom, as of when, and as what.
 * @param permission what the page that the file belongs to demands; a file demands `export` besides.
 * @returns the answer that says in words what is wrong, where something is
 */
export async function readAsOfRequest(request: Request, permission: Permission) {
  const { ctx, staff } = await requireStaff(permission);
  const t = await getTranslations('staff.asOf');
  if (!mayDo(staff.role, 'export')) return refuseFile(403, t('notAllowed'));
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const asked = AskAsOf.parse(query);
  const moment = readMoment(asked.asOf, new Date());
  if (!moment.ok) return refuseFile(400, t(`problem.${moment.reason}`));
  const format = asOfFormats.find((each) => each === query.format);
  if (!format) return refuseFile(400, t('fileUnknown'));
  const file = { format, at: moment.at, exportedAt: new Date(), exportedBy: staff.name, t };
  return { ctx, asked, file };
}
