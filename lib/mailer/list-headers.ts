export type ListAddresses = {
  /** The https address that takes the one-click POST, not the page with the button. */
  unsubscribeUrl: string;
  /** An address that takes "unsubscribe" by e-mail, where there is one. */
  mailto?: string;
  /** The list's lasting name in the form of a domain name, such as `appex.lister.appex.example`. */
  listId: string;
};

/**
 * The headers that let a mail program show "Unsubscribe" and file a list's mail:
 * `List-Unsubscribe` (RFC 2369), `List-Unsubscribe-Post` (RFC 8058), `List-Id` (RFC 2919).
 * RFC 8058 also wants both unsubscribe headers covered by the sender's DKIM signature.
 * @throws Error when an address or the id does not fit its RFC: they are ours, so that is a bug.
 */
export function listHeaders({
  unsubscribeUrl,
  mailto,
  listId,
}: ListAddresses): Record<string, string> {
  const ways = [httpUrl(unsubscribeUrl), ...(mailto ? [mailtoUrl(mailto)] : [])];
  return {
    'List-Unsubscribe': ways.map((way) => `<${way}>`).join(', '),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `<${checkListId(listId)}>`,
  };
}

/** RFC 8058 asks for https; plain http is let through for the demo on one's own machine. */
function httpUrl(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new Error('Unsubscribe is not a web address.');
  return href.replace(/[<>,]/g, encodeURIComponent);
}

function mailtoUrl(address: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}?subject=unsubscribe`;
}

/** list-label "." list-id-namespace: dot-atom text of at most 255 octets (RFC 2919, section 2). */
function checkListId(id: string): string {
  const isListId = /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(id) && id.length <= 255;
  if (!isListId) throw new Error('The list id is not a dotted name.');
  return id;
}
