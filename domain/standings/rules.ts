/**
 * Where a contact stands, as the overview counts it and the table filters it. `ending`: a yes ends
 * within the time of its reminder. `renew`: he must be asked again, whether it has ended or will.
 */
export const contactStandings = [
  'waiting',
  'consented',
  'withdrawn',
  'failed',
  'ending',
  'renew',
] as const;
export type ContactStanding = (typeof contactStandings)[number];

/** Consents count as new for so long. */
export const RECENT_DAYS = 30;
