import { writePastCard } from '@/app/_server/as-of-file';
import { readAsOfRequest } from '@/app/_server/as-of-request';
import { fileResponse, refuseFile } from '@/app/_server/file-response';
import { exportCardAsOf } from '@/domain/as-of/commands';
import { isId } from '@/lib/ids';
import { osloMinute } from '@/lib/oslo-date';

type Params = { params: Promise<{ id: string }> };

/** A card as it was at a moment, as a file. The audit trail keeps who took it, before it leaves. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const wanted = await readAsOfRequest(request, 'read');
  if (wanted instanceof Response) return wanted;
  const { ctx, file } = wanted;
  const { at, format, t } = file;
  const { id } = await params;
  const card = isId(id) ? await exportCardAsOf(ctx, { contactId: id, at, format }) : null;
  if (!card) return refuseFile(404, t('notYet'));
  const body = writePastCard(card, file);
  return fileResponse(body, format, `card-${id}-${osloMinute(at)}`);
}
