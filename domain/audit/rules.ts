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
  'settingsChanged',
  'ledgerExported',
  'wordingDrafted',
  'wordingDiscarded',
  'wordingPublished',
  'mailOpened',
  'listOpened',
  'auditExported',
  'asOfOpened',
  'asOfExported',
  'resultsExported',
  'recipientsOpened',
  'login',
  'loginFailed',
  'sessionsRevoked',
  'staffAdded',
] as const;
/** What a member of staff did, as a code. */
export type AuditAction = (typeof auditActions)[number];

/** What it was done to. */
export const auditSubjects = [
  'newsletter',
  'experiment',
  'message',
  'ledger',
  'contact',
  'purpose',
  'level',
  'audit',
  'staff',
  'setting',
] as const;
export type AuditSubject = (typeof auditSubjects)[number];

/** What narrows the audit trail; null narrows nothing. Days are ISO dates in Norway's time, both included. */
export type AuditFilter = {
  staffId: string | null;
  action: AuditAction | null;
  /** What it was done to, such as a contact. */
  subjectId: string | null;
  from: string | null;
  to: string | null;
};
