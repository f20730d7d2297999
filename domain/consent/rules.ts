/** What was decided. A contact who was never asked has no decision. */
export type Decision = 'granted' | 'refused' | 'withdrawn' | 'expired';
export type Answer = 'yes' | 'no';
/** What holds for a purpose, as it is shown. */
export type Standing = Decision | 'notAsked';

/** That the contact must be asked again: when his yes ends or ended, and what ends it. */
export type Renewal = { endsAt: Date; cause: 'wording' | 'expiry' };

export const staffChannels = ['meeting', 'phone', 'written'] as const;
/** How staff was told. */
export type StaffChannel = (typeof staffChannels)[number];

export type Channel =
  | StaffChannel
  | 'portal'
  | 'unsubscribe'
  | 'one_click'
  | 'import'
  | 'api'
  | 'erasure'
  | 'expiry';

/** The words of a level, as the contact reads them. */
export type Wording = { title: string; summary: string; details: string; yes: string; no: string };

export function decisionOf(answer: Answer): 'granted' | 'refused' {
  return answer === 'yes' ? 'granted' : 'refused';
}
