import { parseEmailAddress } from '../email-address';
import type { Mailbox, OutgoingMail } from './mailer';

type Check = { ok: true; mail: OutgoingMail } | { ok: false; detail: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A header's name: printable US-ASCII without the colon (RFC 5322, section 3.6.8). */
const HEADER_NAME = /^[!-9;-~]+$/;
/** Headers that say who gets the mail or how it is read: they are made from the fields above only. */
const OUR_HEADERS =
  /^(to|cc|bcc|from|sender|reply-to|return-path|subject|date|message-id|mime-version|(content|resent)-.*)$/i;

/**
 * Refuses every mail whose addresses, names, subject or headers could carry a second recipient or
 * header: control characters, address lists, reserved headers. Bodies are encoded, so they may hold anything.
 * @returns the mail with its domains in ASCII (IDNA, RFC 5891), or what is wrong with it.
 */
export function checkMail(mail: OutgoingMail): Check {
  const from = checkMailbox(mail.from);
  const to = checkMailbox(mail.to);
  const replyTo = mail.replyTo && checkMailbox(mail.replyTo);
  if (!from) return refuse('The sender is not one e-mail address.');
  if (!to) return refuse('The recipient is not one e-mail address.');
  if (mail.replyTo && !replyTo) return refuse('The reply address is not one e-mail address.');
  if (!UUID.test(mail.messageId)) return refuse('The message id is not a UUID.');
  if (hasControl(mail.subject)) return refuse('The subject holds a control character.');
  const badHeader = Object.entries(mail.headers).find(([name, value]) => !isSafe(name, value));
  if (badHeader) return refuse(`The header ${JSON.stringify(badHeader[0])} is not allowed.`);
  return { ok: true, mail: { ...mail, from, to, ...(replyTo && { replyTo }) } };
}

function checkMailbox({ name, address }: Mailbox): Mailbox | null {
  if (hasControl(name) || hasControl(address)) return null;
  const parsed = parseEmailAddress(address);
  if (!parsed) return null;
  const local = parsed.email.slice(0, parsed.email.lastIndexOf('@'));
  const host = parsed.key.slice(parsed.key.lastIndexOf('@') + 1);
  return { name, address: `${local}@${host}` };
}

function isSafe(name: string, value: string): boolean {
  return HEADER_NAME.test(name) && !OUR_HEADERS.test(name) && !hasControl(value);
}

/** Control characters, among them CR, LF and NUL, and the line separators of Unicode. */
function hasControl(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

function refuse(detail: string): Check {
  return { ok: false, detail };
}
