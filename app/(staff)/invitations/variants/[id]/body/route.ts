import { mailBody, notFoundBody } from '@/app/_server/mail-body';
import { requireStaff } from '@/app/_server/session';
import { isLocale } from '@/lib/i18n/locales';
import { isId } from '@/lib/ids';
import { findVariantSample } from '../sample';

/** The invitation of a variant, for the frame of its page. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const signedIn = await requireStaff();
  const { id } = await params;
  const locale = new URL(request.url).searchParams.get('locale');
  const sample = isId(id) && isLocale(locale) ? await findVariantSample(signedIn, id) : null;
  const mail = isLocale(locale) ? await sample?.render(locale) : null;
  return mail ? mailBody(mail.html) : notFoundBody();
}
