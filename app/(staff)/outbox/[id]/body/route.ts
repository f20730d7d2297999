import { mailBody, notFoundBody } from '@/app/_server/mail-body';
import { requireStaff } from '@/app/_server/session';
import { openMessageHtml } from '@/domain/outbox/commands';
import { isId } from '@/lib/ids';

/** The HTML of a mail as it was sent, for the frame of its page. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { ctx } = await requireStaff();
  const { id } = await params;
  const html = isId(id) ? await openMessageHtml(ctx, { messageId: id }) : null;
  return html === null ? notFoundBody() : mailBody(html);
}
