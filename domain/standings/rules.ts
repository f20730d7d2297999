/** Where a contact stands, as the overview counts it and the table filters it. */
export const contactStandings = ['waiting', 'consented', 'withdrawn', 'failed'] as const;
export type ContactStanding = (typeof contactStandings)[number];

/** Consents count as new for so long. */
export const RECENT_DAYS = 30;
