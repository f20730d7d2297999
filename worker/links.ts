import type { Ctx } from '@/domain/context';
import { mintConfirmToken, mintLinks } from '@/domain/delivery/commands';
import type { OutgoingMessage } from '@/domain/delivery/queries';
import { assertNever } from '@/lib/assert-never';
import { routes } from '@/lib/routes';
import { sealLink } from '@/lib/tokens';

/** Every address that a mail may hold. */
export type MailLinks = {
  portal: string;
  preferences: string;
  unsubscribe: string;
  oneClick: string;
  confirm: string;
  pixel(): string;
  click(url: string): string;
};

/** Stands for the secret of a link in the copy that staff may open. */
const MASK = '•••';

/** The links of mails, by the mail's id. Those that its kind has no use for are never made. */
export async function makeLinks(
  ctx: Ctx,
  mails: readonly OutgoingMessage[],
): Promise<Map<string, MailLinks>> {
  const linkOf = ({ message, contact }: OutgoingMessage) => ({
    contactId: contact.id,
    messageId: message.id,
  });
  const minted = await mintLinks(
    ctx,
    mails.map((mail) => ({ ...linkOf(mail), isFresh: holdsFreshLink(mail.message.kind) })),
  );
  const links = new Map<string, MailLinks>();
  for (const mail of mails) {
    const { message } = mail;
    const { portal, ...lasting } = minted.get(message.id) ?? nothingMinted();
    const made = linksFor(ctx, {
      ...lasting,
      pixel: () => sealLink('pixel', linkOf(mail), ctx.settings.linkSecret),
      click: (url) => sealLink('click', linkOf(mail), ctx.settings.linkSecret, url),
    });
    const confirm = message.kind === 'confirm_email' && (await mintConfirmToken(ctx, linkOf(mail)));
    links.set(message.id, {
      ...made,
      ...(portal && { portal: absolute(ctx, routes.portal(portal)) }),
      ...(confirm && { confirm: absolute(ctx, routes.confirmEmail(confirm)) }),
    });
  }
  return links;
}

function holdsFreshLink(kind: OutgoingMessage['message']['kind']): boolean {
  switch (kind) {
    case 'invitation':
    case 'reminder':
    case 'receipt':
    case 'renewal':
    case 'new_link':
      return true;
    case 'confirm_email':
    case 'newsletter':
      return false;
    default:
      return assertNever(kind);
  }
}

function nothingMinted(): never {
  throw new Error('The links of a mail were not made.');
}

/** The same mail with every secret masked, for the copy that is kept. */
export function maskedLinks(ctx: Ctx): MailLinks {
  return {
    ...linksFor(ctx, {
      preferences: MASK,
      unsubscribe: MASK,
      pixel: () => MASK,
      click: () => MASK,
    }),
    portal: absolute(ctx, routes.portal(MASK)),
    confirm: absolute(ctx, routes.confirmEmail(MASK)),
  };
}

type Tokens = {
  preferences: string;
  unsubscribe: string;
  pixel(): string;
  click(url: string): string;
};

function linksFor(ctx: Ctx, tokens: Tokens): MailLinks {
  return {
    portal: '',
    confirm: '',
    preferences: absolute(ctx, routes.portal(tokens.preferences)),
    unsubscribe: absolute(ctx, routes.unsubscribe(tokens.unsubscribe)),
    oneClick: absolute(ctx, routes.oneClickUnsubscribe(tokens.unsubscribe)),
    pixel: () => absolute(ctx, routes.pixel(tokens.pixel())),
    click: (url) => absolute(ctx, routes.click(tokens.click(url), url)),
  };
}

function absolute(ctx: Ctx, path: string): string {
  return ctx.settings.appUrl + path;
}
