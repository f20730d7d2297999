import { createElement } from 'react';
import { assertNever } from '../lib/assert-never';
import { formatDate } from '../lib/i18n/format';
import { compile, type RenderedMail, renderDraft } from './compile';
import ConfirmEmail, { type ConfirmEmailProps, confirmEmailSubject } from './confirm-email';
import Invitation, { type InvitationProps, invitationSubject } from './invitation';
import { oneLine } from './merge-fields';
import NewLink, { type NewLinkProps, newLinkSubject } from './new-link';
import {
  type NewsletterContent,
  NewsletterMail,
  type NewsletterProps,
  newsletterSubject,
} from './newsletter';
import { linksOf } from './parts/linked-text';
import Receipt, { type ReceiptProps, receiptSubject } from './receipt';
import { remembering } from './remember';
import Renewal, { type RenewalProps, renewalSubject } from './renewal';

export type { RenderedMail };

export type Mail =
  | { template: 'invitation'; props: InvitationProps }
  | { template: 'receipt'; props: ReceiptProps }
  | { template: 'newsletter'; props: NewsletterProps }
  | { template: 'new_link'; props: NewLinkProps }
  | { template: 'confirm_email'; props: ConfirmEmailProps }
  | { template: 'renewal'; props: RenewalProps };

type InvitationSlots = Pick<InvitationProps, 'firstName' | 'portalUrl' | 'unsubscribeUrl'>;
type InvitationContent = Omit<InvitationProps, keyof InvitationSlots>;

type NewsletterSlots = Omit<NewsletterProps, keyof NewsletterContent>;

/**
 * Any mail as subject, HTML and text.
 * @throws Error when a link is no web address or a word is missing.
 */
export async function renderMail(mail: Mail): Promise<RenderedMail> {
  switch (mail.template) {
    case 'invitation':
      return (await compileInvitation(mail.props))(mail.props);
    case 'newsletter':
      return (await compileNewsletter(mail.props))(mail.props);
    case 'receipt':
      return renderDraft({
        subject: receiptSubject(mail.props),
        element: createElement(Receipt, mail.props),
      });
    case 'new_link':
      return renderDraft({
        subject: newLinkSubject(mail.props),
        element: createElement(NewLink, mail.props),
      });
    case 'confirm_email':
      return renderDraft({
        subject: confirmEmailSubject(mail.props),
        element: createElement(ConfirmEmail, mail.props),
      });
    case 'renewal':
      return renderDraft({
        subject: renewalSubject(mail.props),
        element: createElement(Renewal, mail.props),
      });
    default:
      return assertNever(mail);
  }
}

/**
 * An invitation in one wording, from one sender, in one language. Compiled at the first call and
 * remembered; the function that comes back fills it for a contact.
 */
export async function compileInvitation(content: InvitationContent) {
  const { locale, kind, company, senderName, senderTitle, wording, reason } = content;
  const fills = await invitationFills({
    locale,
    kind,
    company,
    senderName,
    senderTitle,
    wording,
    reason,
  });
  return ({ firstName, portalUrl, unsubscribeUrl }: InvitationSlots): RenderedMail => {
    const fill = oneLine(firstName) ? fills.named : fills.nameless;
    return fill({
      firstName,
      portalUrl: webAddress(portalUrl),
      unsubscribeUrl: webAddress(unsubscribeUrl),
    });
  };
}

/**
 * A newsletter in one language. Compiled at the first call and remembered; the function that comes
 * back fills it for a contact, with pixel and click addresses only where his `tracking` is given.
 */
export async function compileNewsletter(content: NewsletterContent) {
  const { locale, company, subject, preheader, paragraphs } = content;
  const fills = await newsletterFills({ locale, company, subject, preheader, paragraphs });
  const links = paragraphs.flatMap(({ text }) => linksOf(text));
  return ({ grantedAt, listName, tracking, ...urls }: NewsletterSlots): RenderedMail => {
    const values = {
      grantedOn: formatDate(grantedAt, locale),
      listName,
      preferencesUrl: webAddress(urls.preferencesUrl),
      unsubscribeUrl: webAddress(urls.unsubscribeUrl),
    };
    if (!tracking) return fills.untracked(values);
    const clicks = links.map((url) => [url, webAddress(tracking.clickUrl(url))]);
    const pixelUrl = webAddress(tracking.pixelUrl);
    return fills.tracked({ ...values, pixelUrl, ...Object.fromEntries(clicks) });
  };
}

const invitationFills = remembering(async (content: InvitationContent) => {
  const build = (hasName: boolean) =>
    compile((slot) => {
      const firstName = hasName ? slot('firstName') : '';
      const urls = { portalUrl: slot('portalUrl'), unsubscribeUrl: slot('unsubscribeUrl') };
      const props = { ...content, ...urls, firstName };
      return { subject: invitationSubject(props), element: createElement(Invitation, props) };
    });
  return { named: await build(true), nameless: await build(false) };
});

const newsletterFills = remembering(async (content: NewsletterContent) => {
  const build = (isTracked: boolean) =>
    compile((slot) => {
      const props = {
        ...content,
        grantedOn: slot('grantedOn'),
        listName: slot('listName'),
        preferencesUrl: slot('preferencesUrl'),
        unsubscribeUrl: slot('unsubscribeUrl'),
        tracking: isTracked ? { pixelUrl: slot('pixelUrl'), clickUrl: slot } : null,
      };
      return { subject: newsletterSubject(props), element: createElement(NewsletterMail, props) };
    });
  return { tracked: await build(true), untracked: await build(false) };
});

/** Links are made by us: anything but a web address is a bug, and must never be clickable. */
function webAddress(url: string): string {
  if (!/^https?:\/\/[^\s\p{Cc}]+$/u.test(url))
    throw new Error('A link of the mail is no web address.');
  return url;
}
