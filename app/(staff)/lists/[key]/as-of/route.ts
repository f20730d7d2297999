import { writePastList } from '@/app/_server/as-of-file';
import { readAsOfRequest } from '@/app/_server/as-of-request';
import { fileResponse, refuseFile } from '@/app/_server/file-response';
import { exportListAsOf } from '@/domain/as-of/commands';
import { osloMinute } from '@/lib/oslo-date';

type Params = { params: Promise<{ key: string }> };

/** A list as it was at a moment, as a file. The audit trail keeps who took it, before it leaves. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const wanted = await readAsOfRequest(request, 'read');
  if (wanted instanceof Response) return wanted;
  const { ctx, asked, file } = wanted;
  const { at, format, t } = file;
  const { key } = await params;
  const search = asked.q;
  const isKey = /^[\w-]+$/.test(key);
  const found = isKey ? await exportListAsOf(ctx, { key, at, search, format }) : null;
  if (!found) return refuseFile(404, t('listUnknown'));
  const body = writePastList(found, { search }, file);
  return fileResponse(body, format, `list-${key}-${osloMinute(at)}`);
}
