import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './support/database';
import { expect, test } from './support/test';

const anyId = '01a20ae9-00b5-7d2d-a81e-6fc6cde80c70';

/** Every address below app/(staff), with an id where the path has a variable. */
const staffPaths = globSync('app/(staff)/**/{page.tsx,route.ts}').map((file) => {
  const folder = path.posix.dirname(file).replace('app/(staff)', '');
  return folder.replace(/\[[^\]]+\]/g, anyId) || '/';
});

type Manifest = { node: Record<string, { workers: Record<string, unknown> }> };

test('every staff page and route leads the anonymous to the log-in', async ({ request }) => {
  expect(staffPaths.length).toBeGreaterThan(15);
  for (const staffPath of staffPaths) {
    const response = await request.get(staffPath, { maxRedirects: 0 });
    const answer = `${staffPath} ${response.status()} ${response.headers().location ?? ''}`;
    expect(answer).toBe(`${staffPath} 307 /login`);
  }
});

test('every staff action refuses the anonymous and changes nothing', async ({
  request,
  baseURL,
  databaseUrl,
}) => {
  const manifest: Manifest = JSON.parse(
    readFileSync('.next/server/server-reference-manifest.json', 'utf8'),
  );
  const actions = Object.entries(manifest.node).flatMap(([id, { workers }]) => {
    const page = Object.keys(workers).find((each) => each.startsWith('app/(staff)/'));
    return page ? [{ id, page }] : [];
  });
  expect(actions.length).toBeGreaterThan(10);
  const before = await fingerprint(databaseUrl);
  for (const { id, page } of actions) {
    const address =
      page
        .replace('app/(staff)', '')
        .replace(/\/page$/, '')
        .replace(/\[[^\]]+\]/g, anyId) || '/';
    const response = await request.post(address, {
      headers: { 'next-action': id, origin: baseURL ?? '' },
      multipart: { 0: '["$K1"]', '1_contactId': anyId },
      maxRedirects: 0,
    });
    const redirect = response.headers()['x-action-redirect'];
    const answer = `${page} ${redirect ?? (await response.text()).trim()}`;
    expect(answer).toMatch(/ \/login(\?|;)|\{"status":"barred","reason":"loggedOut"\}/);
  }
  expect(await fingerprint(databaseUrl)).toEqual(before);
});
