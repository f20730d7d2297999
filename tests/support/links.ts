import type { Ctx } from '@/domain/context';
import { mintLinks } from '@/domain/delivery/commands';
import type { SealedLink } from '@/lib/tokens';

/** The magic link of a mail. */
export async function mintPortalLink(ctx: Ctx, link: SealedLink): Promise<string> {
  return (await mintOne(ctx, link, true)).portal;
}

/** The links of a mail that do not end. */
export function mintMailLinks(ctx: Ctx, link: SealedLink) {
  return mintOne(ctx, link, false);
}

async function mintOne(ctx: Ctx, { contactId, messageId }: SealedLink, isFresh: boolean) {
  const links = (await mintLinks(ctx, [{ contactId, messageId, isFresh }])).get(messageId);
  if (!links) throw new Error('The links were not made.');
  return links;
}
