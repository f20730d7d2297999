import type { Locale } from '@/lib/i18n/locales';

export const inviteBases = ['customer', 'requested', 'meeting', 'other', 'none'] as const;
/** Why staff may ask the contact for consent. `none`: he is not asked. */
export type InviteBasis = (typeof inviteBases)[number];

export const sources = ['crm', 'form', 'import', 'api'] as const;
export type Source = (typeof sources)[number];

/** What of a contact is a personal detail, kept before and after each change. */
export const detailFields = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'title',
  'locale',
  'timeZone',
  'customerId',
  'inviteBasis',
  'inviteBasisNote',
] as const;
export type DetailField = (typeof detailFields)[number];

export function mayBeInvited(basis: InviteBasis): boolean {
  return basis !== 'none';
}

export function fullName(person: { firstName: string; lastName: string }): string {
  return `${person.firstName} ${person.lastName}`.trim();
}

/** The domains that people mistype most, with what they meant. */
const intendedDomains: Record<string, string> = {
  'gmial.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmail.no': 'gmail.com',
  'gmail.con': 'gmail.com',
  'hotmial.com': 'hotmail.com',
  'hotmail.con': 'hotmail.com',
  'outlok.com': 'outlook.com',
  'onlin.no': 'online.no',
};

/** The address that was probably meant, or null: "Mente du jone@gmail.com?" */
export function likelyIntended(email: string): string | null {
  const [local, domain] = email.trim().split('@');
  const intended = domain && intendedDomains[domain.toLowerCase()];
  return intended ? `${local}@${intended}` : null;
}

/** How long something took, in the largest unit that fits: "4 minutter", "3 timer", "2 dager". */
export function waitOf(
  from: Date,
  to: Date,
): { count: number; unit: 'minutes' | 'hours' | 'days' } {
  const minutes = Math.max(1, Math.round((to.getTime() - from.getTime()) / 60_000));
  if (minutes < 90) return { count: minutes, unit: 'minutes' };
  const hours = Math.round(minutes / 60);
  return hours < 36
    ? { count: hours, unit: 'hours' }
    : { count: Math.round(hours / 24), unit: 'days' };
}

type Editable = {
  id: string;
  version: number;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  locale: Locale;
  timeZone: string;
  customer: { name: string } | null;
  inviteBasis: InviteBasis;
  inviteBasisNote: string | null;
};

/** A contact as a form shows him: everything as text, what is missing as nothing. */
export function editableText(contact: Editable) {
  return {
    contactId: contact.id,
    version: String(contact.version),
    firstName: contact.firstName,
    lastName: contact.lastName,
    email: contact.email ?? '',
    phone: contact.phone ?? '',
    title: contact.title ?? '',
    customer: contact.customer?.name ?? '',
    locale: contact.locale,
    timeZone: contact.timeZone,
    inviteBasis: contact.inviteBasis,
    inviteBasisNote: contact.inviteBasisNote ?? '',
  };
}
