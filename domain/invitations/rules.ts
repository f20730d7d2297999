import type { InviteBasis, Source } from '@/domain/contacts/rules';
import type { Locale } from '@/lib/i18n/locales';

export type InviteFacts = {
  basis: InviteBasis;
  registeredBy: string | null;
  locale: Locale;
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

/** Nobody is invited again by hand within this time. */
export const ASK_AGAIN_HOURS = 24;

/** What decides whether one who was invited may be invited again. */
export type AskedFacts = {
  /** A mail that asks him has not left yet. */
  waits: boolean;
  /** He was asked within `ASK_AGAIN_HOURS`, by an invitation or a reminder. */
  askedLately: boolean;
};

export type NotAsked = NotInvited | 'waits' | 'askedLately';

/** Why an invitation does not go out, also when the contact may have one. */
export const inviteRefusals = [
  'notFound',
  'erased',
  'archived',
  'suppressed',
  'objected',
  'basisMissing',
  'refusedBefore',
  'alreadyAnswered',
  'alreadyInvited',
  'heldBack',
  'waits',
  'askedLately',
  'noExperiment',
] as const satisfies readonly (NotAsked | 'notFound' | 'noExperiment')[];
export type InviteRefusal = (typeof inviteRefusals)[number];

/** Why a contact may not be invited for the first time, or null when he may. */
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

/**
 * Why a contact may not be asked, or null when he may: once more is not too soon, and otherwise the same gate.
 * @param asked null when he was never invited
 */
export function whyNotAsked(facts: InviteFacts, asked: AskedFacts | null): NotAsked | null {
  if (!asked) return whyNotInvited(facts);
  const reason = whyNotInvited({ ...facts, invited: false });
  if (reason) return reason;
  if (asked.waits) return 'waits';
  return asked.askedLately ? 'askedLately' : null;
}

/** What the mail gives as its reason, by the basis that the contact is invited on. */
export const inviteReasons = {
  customer: 'customer_relation',
  requested: 'asked',
  meeting: 'meeting',
  other: 'other',
  none: 'other',
} as const satisfies Record<InviteBasis, string>;
