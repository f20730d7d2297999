import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A number kept in E.164 as people read it, "+47 41 23 45 67"; what is no number as it stands. */
export function readablePhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}
