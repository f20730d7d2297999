import { getTranslations } from 'next-intl/server';
import { writeAsOfFile } from '@/app/_server/as-of-file';
import { fileResponse, refuseFile } from '@/app/_server/file-response';
import { requireStaff } from '@/app/_server/session';
import { exportAsOf } from '@/domain/as-of/commands';
import { AskAsOf, asOfFormats } from '@/domain/as-of/input';
import { listAskedPurposes } from '@/domain/as-of/queries';
import { readMoment } from '@/domain/as-of/rules';
import { mayDo } from '@/domain/staff/rules';

/** Whom one could mail at a moment, as a file. The audit trail keeps who took it, before it leaves. */
export async function GET(request: Request): Promise<Response> {
  const { ctx, staff } = await requireStaff('readAudit');
  const t = await getTranslations('staff.asOf');
  if (!mayDo(staff.role, 'export')) return refuseFile(403, t('notAllowed'));
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { asOf, purpose: key, q: search, show } = AskAsOf.parse(query);
  const format = asOfFormats.find((each) => each === query.format);
  const moment = readMoment(asOf, new Date());
  if (!moment.ok) return refuseFile(400, t(`problem.${moment.reason}`));
  const purpose = (await listAskedPurposes(ctx)).find((each) => each.key === key);
  if (!purpose || !format) return refuseFile(400, t('fileUnknown'));
  const { at } = moment;
  const found = await exportAsOf(ctx, { purposeId: purpose.id, at, search, show, format });
  const body = writeAsOfFile(found, {
    format,
    at,
    purpose,
    show,
    search,
    exportedAt: new Date(),
    exportedBy: staff.name,
    t,
  });
  return fileResponse(body, format, `as-of-${purpose.key}-${at.toISOString().slice(0, 10)}`);
}
