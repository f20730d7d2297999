/** Where a contact stands, as the overview counts it and the table filters it. */
export const contactStandings = ['waiting', 'consented', 'withdrawn', 'failed'] as const;
export type ContactStanding = (typeof contactStandings)[number];

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

/** Consents count as new for so long. */
export const RECENT_DAYS = 30;

/** How far a contact's latest invitation has come. */
export type InvitationProgress =
  | 'notInvited'
  | 'queued'
  | 'sent'
  | 'opened'
  | 'answered'
  | 'suppressed'
  | 'failed';

export function pageCount(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE));
}
