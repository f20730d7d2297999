/** The time zones of the IANA database that this machine knows, for a list to choose from. */
export function listTimeZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** Whether a text names a time zone, also by an older name of the IANA database; an offset such as +01:00 names none. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
