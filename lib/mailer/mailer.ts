import { checkMail } from './check-mail';
import { resendTransport } from './resend';
import { smtpTransport } from './smtp';

export type Mailbox = { name: string; address: string };

export type OutgoingMail = {
  /** The UUID of our `message` row: Message-ID over SMTP, Idempotency-Key at Resend. */
  messageId: string;
  from: Mailbox;
  replyTo?: Mailbox;
  to: Mailbox;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
};

/**
 * How a hand-over ended.
 * - `rejected`: refused for good; the same mail is never tried again.
 * - `unavailable`: certainly not accepted, or safe to repeat; may be tried again.
 * - `unknown`: the connection broke after the mail was on its way; only a person may repeat it.
 */
export type HandOver =
  | { ok: true; providerId: string }
  | { ok: false; reason: 'rejected' | 'unavailable' | 'unknown'; detail: string };

export type Mailer = {
  /** Hands one mail over, once. It never repeats by itself and never throws. */
  send(mail: OutgoingMail): Promise<HandOver>;
  /** Refuses new mails, waits for those under way, and closes the connections. */
  close(): Promise<void>;
};

export type MailerSettings = { resendApiKey?: string; resendBaseUrl?: string; smtpUrl?: string };

/**
 * The way out for mail: Resend where a key is set, else SMTP.
 * Every mail is checked here first, so neither transport can be given a second recipient or header.
 * @throws Error when neither is set.
 */
export function createMailer(settings: MailerSettings): Mailer {
  const transport = chooseTransport(settings);
  const underWay = new Set<Promise<HandOver>>();
  let isClosed = false;

  return {
    async send(mail) {
      if (isClosed) return { ok: false, reason: 'unavailable', detail: 'The mailer is closed.' };
      const check = checkMail(mail);
      if (!check.ok) return { ok: false, reason: 'rejected', detail: check.detail };
      const handOver = transport.send(check.mail);
      underWay.add(handOver);
      return handOver.finally(() => underWay.delete(handOver));
    },
    async close() {
      isClosed = true;
      await transport.close();
      await Promise.allSettled(underWay);
    },
  };
}

function chooseTransport({ resendApiKey, resendBaseUrl, smtpUrl }: MailerSettings): Mailer {
  if (resendApiKey) return resendTransport(resendApiKey, resendBaseUrl);
  if (smtpUrl) return smtpTransport(smtpUrl);
  throw new Error('No way to send mail: set RESEND_API_KEY or SMTP_URL.');
}
