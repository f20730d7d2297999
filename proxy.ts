import { type NextRequest, NextResponse } from 'next/server';
import { routes } from '@/lib/routes';

/** Gives every page a nonce of its own and the strict policy that goes with it. No security boundary: pages ask for themselves. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-method', request.method);
  headers.set('x-wanted-page', wantedPage(request));
  // A page cannot give itself a status, and what `forbidden()` shows needs JavaScript.
  const status = request.nextUrl.pathname === routes.noAccess() ? 403 : 200;
  const response = NextResponse.next({ request: { headers }, status });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {
  // A mail's body brings a policy of its own; files need none.
  matcher: [
    {
      source:
        '/((?!_next/static|_next/image|(?:outbox|newsletters|invitations|invitations/variants)/[^/]+/body|favicon.ico).*)',
    },
  ],
};

/** Where the log-in leads back to: the page that a person opened, and nothing that a page fetches. */
function wantedPage({ headers, nextUrl }: NextRequest): string {
  return headers.get('accept')?.includes('text/html') ? nextUrl.pathname + nextUrl.search : '';
}

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
