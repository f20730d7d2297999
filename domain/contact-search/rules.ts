import type { ContactStanding } from '@/domain/standings/rules';

/** A column, with a minus for the last first. */
export const contactSorts = [
  'name',
  '-name',
  'customer',
  '-customer',
  'email',
  '-email',
  'updated',
  '-updated',
] as const;
export type ContactSort = (typeof contactSorts)[number];

export type ContactFilter = {
  /** Words that each must occur in the name, the address or the customer's name. */
  search: string;
  /** Keys of purposes; the contact carries all of these tags. */
  tags: readonly string[];
  standing: ContactStanding | null;
  /** Only the contacts of this customer. */
  customerId?: string;
};

export const PAGE_SIZE = 25;

/** So many contacts the search of every page shows. */
export const FOUND_MAX = 6;

/** So far down the table the ways to the contacts before and after are known. */
export const NEIGHBOUR_ROWS_MAX = 1000;

/** How far a contact's latest invitation has come. */
export type InvitationProgress =
  | 'notInvited'
  | 'queued'
  | 'sent'
  | 'opened'
  | 'answered'
  | 'suppressed'
  | 'failed';
