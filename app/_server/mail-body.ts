import 'server-only';

/** A mail in a frame runs no script, loads nothing, and is nobody's: not even its links work. */
const POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** The HTML of a mail, for a frame of a staff page. */
export function mailBody(html: string): Response {
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-store',
    },
  });
}

export function notFoundBody(): Response {
  return new Response(null, { status: 404 });
}
