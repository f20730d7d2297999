import { setTimeout as sleep } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';

/** A mail as its receiver got it: parsed from the raw source, for the inbox's own view of the HTML is cleaned. */
export type Mail = {
  id: string;
  to: string[];
  from: { name: string; address: string };
  subject: string;
  html: string;
  text: string;
  /** By lower-case name, unfolded. */
  headers: Map<string, string>;
  /** Every address that a link of the HTML or the text leads to, once. */
  links: string[];
  source: string;
};

export type MailWish = { subject?: string | RegExp; timeoutMs?: number };

type Summary = { id: string; time: string; envelope: { to: { address: string }[] } };

/** The local SMTP inbox, read over its HTTP interface. */
export class Inbox {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** The mails to an address, the oldest first. */
  async listFor(address: string): Promise<Mail[]> {
    const summaries: Summary[] = await (await this.#get('/api/email')).json();
    const wanted = summaries
      .filter(({ envelope }) => envelope.to.some((to) => sameAddress(to.address, address)))
      .sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
    return Promise.all(wanted.map((summary) => this.#read(summary)));
  }

  /** Waits for a mail to an address; the newest that fits the wish. */
  async waitFor(address: string, { subject, timeoutMs = 20_000 }: MailWish = {}): Promise<Mail> {
    const deadline = Date.now() + timeoutMs;
    let seen: Mail[] = [];
    while (Date.now() < deadline) {
      seen = await this.listFor(address);
      const found = seen.findLast((mail) => fits(mail, subject));
      if (found) return found;
      await sleep(200);
    }
    const subjects = seen.map((mail) => `"${mail.subject}"`).join(', ') || 'none';
    throw new Error(
      `No mail to ${address} with subject ${subject ?? '(any)'}. There are: ${subjects}.`,
    );
  }

  async deleteAll(): Promise<void> {
    await this.#get('/api/email/all', 'DELETE');
  }

  async #read({ id, envelope }: Summary): Promise<Mail> {
    const source = await (await this.#get(`/api/email/${id}/source`)).text();
    const parsed = await simpleParser(source, { skipTextToHtml: true });
    const html = parsed.html || '';
    const text = parsed.text ?? '';
    const sender = parsed.from?.value[0];
    return {
      id,
      to: envelope.to.map(({ address }) => address),
      from: { name: sender?.name ?? '', address: sender?.address ?? '' },
      subject: parsed.subject ?? '',
      html,
      text,
      headers: headersOf(parsed),
      links: linksOf(html, text),
      source,
    };
  }

  async #get(path: string, method = 'GET'): Promise<Response> {
    const response = await fetch(`${this.#url}${path}`, { method });
    if (!response.ok) throw new Error(`The inbox answers ${response.status} to ${path}.`);
    return response;
  }
}

function fits(mail: Mail, subject: string | RegExp | undefined): boolean {
  if (subject === undefined) return true;
  return typeof subject === 'string' ? mail.subject.includes(subject) : subject.test(mail.subject);
}

function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function headersOf({ headerLines }: ParsedMail): Map<string, string> {
  return new Map(
    headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replaceAll(/\r?\n[ \t]+/g, ' ')
        .trim(),
    ]),
  );
}

function linksOf(html: string, text: string): string[] {
  const inHtml = [...html.matchAll(/href="(https?:[^"]+)"/g)].map(([, href]) => unescaped(href));
  const inText = text.match(/https?:\/\/[^\s<>)\]]+/g) ?? [];
  return [...new Set([...inHtml, ...inText])];
}

function unescaped(href = ''): string {
  return href.replaceAll('&amp;', '&');
}
