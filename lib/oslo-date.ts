const isoDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });

const isoMinute = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The calendar day in Norway at a moment, as an ISO date: "2026-11-24". */
export function osloDate(at: Date): string {
  return isoDate.format(at);
}

/** The minute in Norway at a moment, for the name of a file: "2026-11-24-1305". */
export function osloMinute(at: Date): string {
  return isoMinute.format(at).replace(' ', '-').replace(':', '');
}
