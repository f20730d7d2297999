import { getTranslations } from 'next-intl/server';
import { sampleInvitation } from '@/app/_server/invitation-sample';
import { mailBody, notFoundBody } from '@/app/_server/mail-body';
import { inInbox } from '@/app/_server/mail-inbox';
import { requireStaff } from '@/app/_server/session';
import { noWords, typedWords } from '@/components/experiments/typed-words';
import { findPreviewContact, findSetup } from '@/domain/experiment-setup/queries';
import { isLocale } from '@/lib/i18n/locales';
import { isId } from '@/lib/ids';

type Given = { params: Promise<{ id: string }> };

/** The mail of the words that are kept, for the frame of the editor. */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  return preview(request, (await params).id);
}

/** The mail of the words that are typed. It writes nothing. */
export async function POST(request: Request, { params }: Given): Promise<Response> {
  return preview(request, (await params).id, () => request.formData());
}

/** Who asks comes first: nothing is read of what a stranger sends. */
async function preview(
  request: Request,
  id: string,
  typed?: () => Promise<FormData>,
): Promise<Response> {
  const signedIn = await requireStaff(typed ? 'editInvitations' : 'read');
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const setup = isId(id) ? await findSetup(signedIn.ctx, id) : null;
  const text = setup?.texts.find((each) => each.id === query.text);
  if (!setup || !text || !isLocale(query.lang)) return notFoundBody();
  const contactId = query.contact ?? '';
  const sample = await sampleInvitation(signedIn, {
    setup,
    locale: query.lang,
    sender: query.sender || 'registered_by',
    words: typed ? typedWords(await typed()) : (text.wording[query.lang] ?? noWords),
    contact: isId(contactId) ? await findPreviewContact(signedIn.ctx, contactId) : null,
  });
  const t = await getTranslations('staff.experiments.preview');
  const labels = { from: t('from'), subject: t('subject') };
  return mailBody(inInbox(sample, { labels, asText: query.view === 'text' }));
}
