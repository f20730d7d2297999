import { z } from 'zod';
import { channels } from '@/domain/consent/rules';
import { inviteBases } from '@/domain/contacts/rules';

export const messageKinds = [
  'invitation',
  'reminder',
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

const consentBehind = { eventId: z.string(), tag: z.string() };

/** What let a mail through the guard: an answer of the contact, or what the kind of mail needs instead. */
export const SendingReason = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('consent'),
    ...consentBehind,
    at: z.coerce.date(),
    channel: z.enum(channels),
    /** Who wrote it down; null for the contact himself. */
    actorName: z.string().nullable(),
    noticeVersion: z.number().nullable(),
  }),
  /** The basis that he was invited on, as it was when the mail left. */
  z.object({ by: z.literal('invitation'), basis: z.enum(inviteBases) }),
  /** The first of the yeses that a renewal asks about; its end may have passed when the mail left. */
  z.object({
    by: z.literal('renewal'),
    ...consentBehind,
    endsAt: z.coerce.date(),
    hadEnded: z.boolean(),
  }),
  z.object({ by: z.literal('receipt') }),
  z.object({ by: z.literal('new_link') }),
  z.object({ by: z.literal('confirm_email') }),
]);
export type SendingReason = z.output<typeof SendingReason>;
