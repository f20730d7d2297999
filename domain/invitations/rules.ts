import type { ContactLocale, InviteBasis, Source } from '@/domain/contacts/rules';

export type InviteFacts = {
  basis: InviteBasis;
  registeredBy: string | null;
  locale: ContactLocale;
  source: Source;
  erased: boolean;
  archived: boolean;
  /** His address bounced, or he complained. */
  suppressed: boolean;
  objected: boolean;
  /** A no, or a yes that he took back, to anything. */
  refused: boolean;
  answered: boolean;
  invited: boolean;
  /** Drawn for the share that is not invited, to compare with, in an experiment that has not ended. */
  heldBack: boolean;
};

export type NotInvited =
  | 'erased'
  | 'archived'
  | 'suppressed'
  | 'objected'
  | 'basisMissing'
  | 'refusedBefore'
  | 'alreadyAnswered'
  | 'alreadyInvited'
  | 'heldBack';

/** Why an invitation does not go out, also when the contact may have one. */
export type InviteRefusal = NotInvited | 'notFound' | 'noExperiment' | 'noSender';

/** Why a contact may not be invited, or null when he may. */
export function whyNotInvited(facts: InviteFacts): NotInvited | null {
  if (facts.erased) return 'erased';
  if (facts.archived) return 'archived';
  if (facts.suppressed) return 'suppressed';
  if (facts.objected) return 'objected';
  if (facts.basis === 'none') return 'basisMissing';
  if (facts.refused) return 'refusedBefore';
  if (facts.answered) return 'alreadyAnswered';
  if (facts.invited) return 'alreadyInvited';
  if (facts.heldBack) return 'heldBack';
  return null;
}
