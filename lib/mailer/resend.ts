import { type ErrorResponse, Resend } from 'resend';
import type { HandOver, Mailbox, Mailer } from './mailer';

const RESEND_URL = 'https://api.resend.com';
const TIMEOUT_MS = 30_000;
const DETAIL_LENGTH_MAX = 500;

/** Statuses that speak of the mail itself. Everything else speaks of us, our key or the service. */
const REFUSED_STATUSES = [400, 403, 413, 422, 451];
const KEY_ERRORS = ['missing_api_key', 'invalid_api_key', 'restricted_api_key'];

/**
 * Resend's HTTP API (https://resend.com/docs/api-reference/emails/send-email).
 * Our message id is the idempotency key. Resend keeps a key for 24 hours: within them a mail whose
 * answer was lost may be handed over again and is still sent once.
 */
export function resendTransport(apiKey: string, baseUrl = RESEND_URL): Mailer {
  const resend = new Resend(apiKey, { baseUrl: baseUrl.replace(/\/+$/, '') });

  return {
    async send(mail) {
      const { data, error } = await resend.emails.send(
        {
          from: formatMailbox(mail.from),
          to: [formatMailbox(mail.to)],
          ...(mail.replyTo && { replyTo: formatMailbox(mail.replyTo) }),
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          headers: mail.headers,
        },
        { idempotencyKey: mail.messageId, signal: AbortSignal.timeout(TIMEOUT_MS) },
      );
      return data ? { ok: true, providerId: data.id } : failure(error);
    },
    async close() {},
  };
}

/** A name and address in one text, the name as a quoted string (RFC 5322, section 3.2.4). */
function formatMailbox({ name, address }: Mailbox): string {
  return name ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>` : address;
}

/** What stands between us and Resend may answer with JSON of its own, so no field is taken for granted. */
function failure(error: Partial<ErrorResponse> | null): HandOver {
  const { name = 'error', statusCode = null, message = '' } = error ?? {};
  const detail = `${statusCode ?? 'no status'} ${name}: ${message}`.slice(0, DETAIL_LENGTH_MAX);
  return { ok: false, reason: reasonOf(name, statusCode), detail };
}

function reasonOf(name: string, status: number | null): 'rejected' | 'unavailable' | 'unknown' {
  // The key was used before with another body: that one may well be with the recipient.
  if (name === 'invalid_idempotent_request') return 'unknown';
  if (KEY_ERRORS.includes(name)) return 'unavailable';
  return status !== null && REFUSED_STATUSES.includes(status) ? 'rejected' : 'unavailable';
}
