export const messageKinds = [
  'invitation',
  'receipt',
  'newsletter',
  'new_link',
  'confirm_email',
  'renewal',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export const messageStates = [
  'queued',
  'sending',
  'sent',
  'failed',
  'suppressed',
  'unknown',
] as const;
export type MessageState = (typeof messageStates)[number];

/**
 * After so many attempts, some 21 hours, a mail is given up until a person sends it again. Resend
 * remembers an idempotency key for 24 hours: a later repeat by itself might be a second mail.
 */
export const ATTEMPTS_MAX = 28;

/** A mail that passed the guard is handed over within this time, or gated again. */
export const GATE_SECONDS_MAX = 10;

/** A hand-over that has said nothing for so long was cut off. Longer than any time limit of a transport. */
export const LEASE_SECONDS = 60;

/** How long to wait after an attempt failed: 5 s, 15 s, 45 s … up to an hour. */
export function backoffSeconds(attempts: number): number {
  return Math.min(3600, 5 * 3 ** Math.max(0, attempts - 1));
}
