import 'server-only';

const mediaTypes = { csv: 'text/csv', json: 'application/json' } as const;

/** A text file that the browser saves. @param name without its extension. */
export function fileResponse(
  body: string,
  format: keyof typeof mediaTypes,
  name: string,
): Response {
  return new Response(body, {
    headers: {
      'Content-Type': `${mediaTypes[format]}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** Says in words why there is no file. */
export function refuseFile(status: 400 | 403 | 404, message: string): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(message, { status, headers });
}
