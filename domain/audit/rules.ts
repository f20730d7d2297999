export const auditActions = [
  'newsletterCreated',
  'newsletterEdited',
  'newsletterSent',
  'newsletterCancelled',
  'experimentCreated',
  'experimentEdited',
  'experimentStarted',
  'experimentPaused',
  'experimentResumed',
  'experimentDecided',
  'experimentEnded',
  'decisionUndone',
  'testMailSent',
  'messageRetried',
  'messageSettled',
  'ledgerVerified',
  'evidenceExported',
  'cardOpened',
  'renewalSent',
  'renewalsSent',
  'invited',
  'invitedAgain',
  'lifeChanged',
  'settingsChanged',
  'ledgerExported',
  'groupLoaded',
  'wordingDrafted',
  'wordingDiscarded',
  'wordingPublished',
  'mailOpened',
  'listOpened',
  'auditExported',
  'asOfOpened',
  'asOfExported',
  'cardAsOfExported',
  'listAsOfExported',
  'resultsExported',
  'recipientsOpened',
  'waveStarted',
  'wavePaceChanged',
  'waveStopped',
  'waveResumed',
  'login',
  'loginFailed',
  'sessionsRevoked',
  'staffAdded',
] as const;
/** What a member of staff did, as a code. */
export type AuditAction = (typeof auditActions)[number];

/** What it was done to. */
const auditSubjects = [
  'newsletter',
  'experiment',
  'message',
  'ledger',
  'group',
  'contact',
  'purpose',
  'level',
  'audit',
  'staff',
  'setting',
  'wave',
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
