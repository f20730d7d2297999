export const auditActions = [
  'newsletterCreated',
  'newsletterEdited',
  'newsletterSent',
  'newsletterCancelled',
  'messageRetried',
  'messageSettled',
  'ledgerVerified',
  'evidenceExported',
  'cardOpened',
  'renewalSent',
  'renewalsSent',
  'lifeChanged',
  'wordingDrafted',
  'wordingDiscarded',
  'wordingPublished',
] as const;
/** What a member of staff did, as a code. */
export type AuditAction = (typeof auditActions)[number];

/** What it was done to. */
export type AuditSubject = 'newsletter' | 'message' | 'ledger' | 'contact' | 'purpose' | 'level';
