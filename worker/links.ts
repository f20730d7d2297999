import type { Ctx } from '@/domain/context';
import { mintConfirmToken, mintMailLinks, mintPortalLink } from '@/domain/delivery/commands';
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
  pixel: string;
  click(url: string): string;
};

/** Stands for the secret of a link in the copy that staff may open. */
const MASK = '•••';

/** The links of one mail. Those that its kind has no use for are never made. */
export async function makeLinks(
  ctx: Ctx,
  { message, contact }: OutgoingMessage,
): Promise<MailLinks> {
  const { linkSecret } = ctx.settings;
  const link = { contactId: contact.id, messageId: message.id };
  const links = linksFor(ctx, {
    ...(await mintMailLinks(ctx, link)),
    pixel: sealLink('pixel', link, linkSecret),
    click: (url) => sealLink('click', link, linkSecret, url),
  });
  switch (message.kind) {
    case 'invitation':
    case 'reminder':
    case 'receipt':
    case 'renewal':
    case 'new_link':
      return { ...links, portal: absolute(ctx, routes.portal(await mintPortalLink(ctx, link))) };
    case 'confirm_email':
      return {
        ...links,
        confirm: absolute(ctx, routes.confirmEmail(await mintConfirmToken(ctx, link))),
      };
    case 'newsletter':
      return links;
    default:
      return assertNever(message.kind);
  }
}

/** The same mail with every secret masked, for the copy that is kept. */
export function maskedLinks(ctx: Ctx): MailLinks {
  return {
    ...linksFor(ctx, { preferences: MASK, unsubscribe: MASK, pixel: MASK, click: () => MASK }),
    portal: absolute(ctx, routes.portal(MASK)),
    confirm: absolute(ctx, routes.confirmEmail(MASK)),
  };
}

type Tokens = {
  preferences: string;
  unsubscribe: string;
  pixel: string;
  click(url: string): string;
};

function linksFor(ctx: Ctx, tokens: Tokens): MailLinks {
  return {
    portal: '',
    confirm: '',
    preferences: absolute(ctx, routes.portal(tokens.preferences)),
    unsubscribe: absolute(ctx, routes.unsubscribe(tokens.unsubscribe)),
    oneClick: absolute(ctx, routes.oneClickUnsubscribe(tokens.unsubscribe)),
    pixel: absolute(ctx, routes.pixel(tokens.pixel)),
    click: (url) => absolute(ctx, routes.click(tokens.click(url), url)),
  };
}

function absolute(ctx: Ctx, path: string): string {
  return ctx.settings.appUrl + path;
}
