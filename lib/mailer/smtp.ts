import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { HandOver, Mailer, OutgoingMail } from './mailer';

const SECOND = 1000;
const DETAIL_LENGTH_MAX = 500;
/** Answers about our log-in, not about the mail (RFC 4954, section 6). */
const LOGIN_CODES = [530, 534, 535, 538];

/**
 * A pool of SMTP connections (RFC 5321) by nodemailer.
 * @param url `smtp://` or `smtps://`, with user and password where the server asks for them.
 */
export function smtpTransport(url: string): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    // nodemailer must not repeat a mail by itself: the outbox decides that.
    maxRequeues: 0,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    dnsTimeout: 10 * SECOND,
    socketTimeout: 60 * SECOND,
    idleTimeout: 20 * SECOND,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  // Whether any of a mail had left for the server when its connection broke.
  const bodies = new Map<string, Readable>();
  transport.use('stream', (mail, done) => {
    const createReadStream = mail.message.createReadStream.bind(mail.message);
    mail.message.createReadStream = (options) => {
      const body = createReadStream(options);
      bodies.set(mail.message.messageId(), body);
      return body;
    };
    done();
  });

  return {
    async send(mail) {
      const messageId = messageIdOf(mail);
      try {
        await transport.sendMail(messageOf(mail, messageId));
        return { ok: true, providerId: messageId };
      } catch (error) {
        return failure(error, bodies.get(messageId)?.readableDidRead ?? false);
      } finally {
        bodies.delete(messageId);
      }
    },
    async close() {
      // Idle connections and waiting mails end now, a mail under way is finished first.
      transport.close();
    },
  };
}

/** Lasting, so that a mail handed over twice by a person is still seen as one (RFC 5322, 3.6.4). */
function messageIdOf(mail: OutgoingMail): string {
  const domain = mail.from.address.slice(mail.from.address.lastIndexOf('@') + 1);
  return `<${mail.messageId}@${domain}>`;
}

function messageOf(mail: OutgoingMail, messageId: string) {
  const { from, to, replyTo, subject, html, text, headers } = mail;
  // Who gets the mail is said here alone, and never read from a header.
  const envelope = { from: from.address, to: [to.address] };
  return { messageId, envelope, from, to, replyTo, subject, html, text, headers };
}

function failure(error: unknown, hasBodyLeft: boolean): HandOver {
  const detail = String(error instanceof Error ? error.message : error).slice(0, DETAIL_LENGTH_MAX);
  return { ok: false, reason: reasonOf(error, hasBodyLeft), detail };
}

function reasonOf(error: unknown, hasBodyLeft: boolean): 'rejected' | 'unavailable' | 'unknown' {
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const isRefusal = responseCode >= 400 && responseCode < 600;
  if (isRefusal) {
    const isForGood = responseCode >= 500 && responseCode !== 503;
    return isAboutMail && isForGood && !LOGIN_CODES.includes(responseCode)
      ? 'rejected'
      : 'unavailable';
  }
  if (hasBodyLeft) return 'unknown';
  return isAboutMail ? 'rejected' : 'unavailable';
}
