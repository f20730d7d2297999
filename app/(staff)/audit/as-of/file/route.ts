import { writeMailable } from '@/app/_server/as-of-file';
import { readAsOfRequest } from '@/app/_server/as-of-request';
import { fileResponse, refuseFile } from '@/app/_server/file-response';
import { exportAsOf } from '@/domain/as-of/commands';
import { listAskedPurposes } from '@/domain/as-of/queries';
import { osloMinute } from '@/lib/oslo-date';

/** Whom one could mail at a moment, as a file. The audit trail keeps who took it, before it leaves. */
export async function GET(request: Request): Promise<Response> {
  const wanted = await readAsOfRequest(request, 'readAudit');
  if (wanted instanceof Response) return wanted;
  const { ctx, asked, file } = wanted;
  const { q: search, show } = asked;
  const { at, format } = file;
  const purpose = (await listAskedPurposes(ctx)).find(({ key }) => key === asked.purpose);
  if (!purpose) return refuseFile(400, file.t('fileUnknown'));
  const found = await exportAsOf(ctx, { purposeId: purpose.id, at, search, show, format });
  const body = writeMailable(found, { purpose, show, search }, file);
  return fileResponse(body, format, `as-of-${purpose.key}-${osloMinute(at)}`);
}
