import type { Answer } from '@/domain/consent/rules';

/**
 * What a link may do. `full`: everything. `masked`: answer, but not see or edit details.
 * `withdrawOnly`: say no, and nothing else.
 */
export type PortalMode = 'full' | 'masked' | 'withdrawOnly';

/** A link in a newsletter answers everything for so long; later it only withdraws. */
const SEALED_LINK_DAYS = 30;

/** So many mails may be asked for to one contact in an hour. */
export const REQUESTED_MAILS_PER_HOUR_MAX = 3;

/** What a link that nobody stored may do, by the age of the mail that holds it. */
export function sealedMode(ageDays: number): PortalMode {
  return ageDays < SEALED_LINK_DAYS ? 'masked' : 'withdrawOnly';
}

export function mayAnswer(mode: PortalMode, answer: Answer): boolean {
  return answer === 'no' || mode !== 'withdrawOnly';
}

/** "j•••@fjordbygg.example": enough to know one's own address by, too little to learn another's. */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = email;
  return at < 0 ? '•••' : `${first}•••${email.slice(at)}`;
}
