import 'server-only';
import type { findPreviewContact, SetupView } from '@/domain/experiment-setup/queries';
import { type SenderKey, senderOf } from '@/domain/experiment-setup/rules';
import { type CompanyView, listCompanies } from '@/domain/group/queries';
import type { InvitationWords } from '@/domain/invitation-texts/rules';
import { inviteReasons } from '@/domain/invitations/rules';
import { listStaff, type StaffMember } from '@/domain/staff/queries';
import { type RenderedMail, renderMail } from '@/emails/render';
import { assertNever } from '@/lib/assert-never';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locales';
import type { Mailbox } from '@/lib/mailer/mailer';
import { routes } from '@/lib/routes';
import type { SignedIn } from './session';

/** Stands where a real link has its secret. It opens nothing. */
const NO_TOKEN = 'eksempel';

/** Whom a sample is written to when no contact is chosen. */
export const SAMPLE_FIRST_NAME = 'Kari';

export type Sample = {
  setup: Pick<SetupView, 'companyId'>;
  locale: Locale;
  sender: SenderKey;
  words: InvitationWords;
  contact: Awaited<ReturnType<typeof findPreviewContact>>;
};

export type InvitationSample = { from: Mailbox; replyTo?: Mailbox; mail: RenderedMail };

/** An invitation as a contact would get it, with links that open nothing; nothing is kept. */
export async function sampleInvitation(
  signedIn: SignedIn,
  { setup, locale, sender, words, contact }: Sample,
): Promise<InvitationSample> {
  const companies = await listCompanies(signedIn.ctx);
  const company = companies.find(({ id }) => id === setup.companyId);
  if (!company) throw new Error('The experiment has no company.');
  const person = await findPerson(signedIn, { company, sender, contact });
  const { APP_URL } = env();
  const mail = await renderMail({
    template: 'invitation',
    props: {
      locale,
      company,
      firstName: contact?.firstName ?? SAMPLE_FIRST_NAME,
      senderName: person?.name ?? company.name,
      senderTitle: person?.title ?? '',
      wording: words,
      portalUrl: APP_URL + routes.portal(NO_TOKEN),
      unsubscribeUrl: APP_URL + routes.unsubscribe(NO_TOKEN),
      reason: inviteReasons[contact?.inviteBasis ?? 'customer'],
    },
  });
  const address = company.senderAddress;
  if (!person) return { from: { name: company.name, address }, mail };
  return {
    from: { name: `${person.name} (${company.name})`, address },
    replyTo: { name: person.name, address: person.email },
    mail,
  };
}

type Person = Pick<StaffMember, 'name' | 'title' | 'email'>;
type Wish = { company: CompanyView; sender: SenderKey; contact: Sample['contact'] };

/** Who signs, as `inviteContact` finds him; without a contact his colleague is who looks. Null: the company itself. */
async function findPerson(
  { ctx, staff }: SignedIn,
  { company, sender: key, contact }: Wish,
): Promise<Person | null> {
  const colleagues = (await listStaff(ctx)).filter(({ disabledAt }) => !disabledAt);
  const colleague = (id: string | null) => colleagues.find((each) => each.id === id);
  const director = colleague(company.managingDirectorId) ?? null;
  const { sender, senderStaffId } = senderOf(key);
  switch (sender) {
    case 'company':
      return null;
    case 'managing_director':
      return director;
    case 'registered_by':
      return contact ? (colleague(contact.registeredBy) ?? director) : staff;
    case 'colleague':
      return colleague(senderStaffId) ?? director;
    default:
      return assertNever(sender);
  }
}
