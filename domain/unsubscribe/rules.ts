export const unsubscribeScopes = ['lists', 'everything', 'contact'] as const;
/** The lists that the mail was sent to, all marketing, or every mail from the group. */
export type UnsubscribeScope = (typeof unsubscribeScopes)[number];

/** Right after, an unsubscribe can be undone. Later the portal is the place. */
export const UNDO_MINUTES = 30;

/** What a mail's own unsubscribe stops: its lists, or all contact when it carried none. */
export function ownScope(link: { lists: readonly unknown[] }): UnsubscribeScope {
  return link.lists.length > 0 ? 'lists' : 'contact';
}
