const isoDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });

/** The calendar day in Norway at a moment, as an ISO date: "2026-11-24". */
export function osloDate(at: Date): string {
  return isoDate.format(at);
}
