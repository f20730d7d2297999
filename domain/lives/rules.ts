/** A yes holds so long at most, where it ends by itself. */
export const LIFE_MONTHS_MAX = 120;

/** Its contact is asked again so long before, at most. */
export const REMINDER_DAYS_MAX = 365;

/** How long a yes to a purpose holds. */
export type Life = {
  /** Null: until it is taken back. */
  lifeMonths: number | null;
  /** So many days before its end its contact is asked again. */
  reminderDays: number;
};

/** Whether a yes is given before its contact is asked again. The shortest month has 28 days. */
export function leavesTime({ lifeMonths, reminderDays }: Life): boolean {
  return lifeMonths === null || reminderDays < lifeMonths * 28;
}

/** A life as one value, by which a form says which one it was opened with. */
export function lifeStamp({ lifeMonths, reminderDays }: Life): string {
  return `${lifeMonths ?? '-'}/${reminderDays}`;
}
