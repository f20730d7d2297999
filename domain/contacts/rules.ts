export const inviteBases = ['customer', 'requested', 'meeting', 'other', 'none'] as const;
/** Why staff may ask the contact for consent. `none`: he is not asked. */
export type InviteBasis = (typeof inviteBases)[number];

export const contactLocales = ['nb', 'nn', 'en'] as const;
export type ContactLocale = (typeof contactLocales)[number];

export const sources = ['crm', 'form', 'import', 'api'] as const;
export type Source = (typeof sources)[number];

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
