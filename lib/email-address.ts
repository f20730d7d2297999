import { z } from 'zod';

/** RFC 5321, section 4.5.3.1: local part 64 octets, path 256 with its two brackets. */
const LOCAL_OCTETS_MAX = 64;
const ADDRESS_OCTETS_MAX = 254;

/** dot-atom of RFC 5322 section 3.2.3, with the letters and digits of any script (RFC 6531). */
const LOCAL_PART =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const HOST_NAME = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

export type EmailAddress = {
  /** As it is shown and written to: Unicode NFKC, domain in lower case. */
  email: string;
  /** Two addresses are the same mailbox when their keys are equal: lower case, domain in punycode. */
  key: string;
};

/**
 * Reads one e-mail address as a person typed it.
 * @returns null when it is not exactly one address: a list, a display name, quotes, control
 *   characters and line breaks are refused, so that it can never carry a second recipient or a header.
 */
export function parseEmailAddress(typed: string): EmailAddress | null {
  const text = typed.normalize('NFKC').trim();
  const at = text.lastIndexOf('@');
  if (at < 1) return null;
  const local = text.slice(0, at);
  const host = asciiHost(text.slice(at + 1));
  if (!host || !LOCAL_PART.test(local)) return null;
  const email = `${local}@${text.slice(at + 1).toLowerCase()}`;
  if (octets(local) > LOCAL_OCTETS_MAX || octets(email) > ADDRESS_OCTETS_MAX) return null;
  return { email, key: `${local.toLowerCase()}@${host}` };
}

/** A zod field that holds a parsed address; the message is a code for `locales/`. */
export const emailAddress = z.string('required').transform((typed, context) => {
  if (typed.trim() === '') {
    context.addIssue({ code: 'custom', message: 'required' });
    return z.NEVER;
  }
  const address = parseEmailAddress(typed);
  if (!address) {
    context.addIssue({ code: 'custom', message: 'invalidEmail' });
    return z.NEVER;
  }
  return address;
});

/** The domain as the mail system knows it (IDNA, UTS 46), or null when it is no domain name. */
function asciiHost(domain: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
  const url = `http://${domain}`;
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return HOST_NAME.test(host) ? host : null;
}

function octets(text: string): number {
  return new TextEncoder().encode(text).length;
}
