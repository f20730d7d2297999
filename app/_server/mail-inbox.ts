import 'server-only';
import { escapeHtml } from '@/lib/escape-html';
import type { InvitationSample } from './invitation-sample';

type Look = { labels: { from: string; subject: string }; asText: boolean };

const headStyle =
  'margin:0;padding:12px 16px;border-bottom:1px solid #dfe4e9;background:#fff;color:#1f2933;font:14px/1.5 system-ui,sans-serif';
const quiet = 'color:#596673';

/** A mail as it opens in an inbox: who it is from and its subject, then the mail itself, or its plain text. */
export function inInbox({ from, mail }: InvitationSample, { labels, asText }: Look): string {
  const head = `<div style="${headStyle}">
    <div><span style="${quiet}">${escapeHtml(labels.from)}</span> ${escapeHtml(`${from.name} <${from.address}>`)}</div>
    <div><span style="${quiet}">${escapeHtml(labels.subject)}</span> <strong>${escapeHtml(mail.subject)}</strong></div></div>`;
  if (!asText) return mail.html.replace(/<body[^>]*>/, (body) => body + head);
  const pre = 'margin:0;padding:16px;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap';
  return `<!doctype html><html><head><title>${escapeHtml(mail.subject)}</title></head>
    <body style="margin:0">${head}<pre style="${pre}">${escapeHtml(mail.text)}</pre></body></html>`;
}
