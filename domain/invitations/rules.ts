import type { InviteBasis } from '@/domain/contacts/rules';

export type InviteFacts = {
  basis: InviteBasis;
  registeredBy: string | null;
  erased: boolean;
  suppressed: boolean;
  answered: boolean;
  invited: boolean;
};

export type NotInvited =
  | 'erased'
  | 'suppressed'
  | 'basisMissing'
  | 'alreadyAnswered'
  | 'alreadyInvited';

/** Why a contact may not be invited, or null when he may. */
export function whyNotInvited(facts: InviteFacts): NotInvited | null {
  if (facts.erased) return 'erased';
  if (facts.suppressed) return 'suppressed';
  if (facts.basis === 'none') return 'basisMissing';
  if (facts.answered) return 'alreadyAnswered';
  if (facts.invited) return 'alreadyInvited';
  return null;
}
