import { mailBody, notFoundBody } from '@/app/_server/mail-body';
import { sampleNewsletter } from '@/app/_server/newsletter-sample';
import { requireStaff } from '@/app/_server/session';
import { findNewsletter } from '@/domain/newsletters/queries';
import { isLocale } from '@/lib/i18n/locales';
import { isId } from '@/lib/ids';

/** The newsletter as mail, for the frame of its page. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { ctx } = await requireStaff();
  const { id } = await params;
  const locale = new URL(request.url).searchParams.get('locale');
  const newsletter = isId(id) ? await findNewsletter(ctx, id) : null;
  if (!newsletter || !isLocale(locale)) return notFoundBody();
  return mailBody((await sampleNewsletter(newsletter, locale)).html);
}
