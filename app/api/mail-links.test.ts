import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { message } from '@/db/schema/message';
import type { Ctx } from '@/domain/context';
import { type LinkUse, sealLink } from '@/lib/tokens';
import { mintMailLinks } from '@/tests/support/links';
import { createWorld, type World } from '@/tests/support/world';

const held = vi.hoisted(() => ({ system: undefined as Ctx | undefined }));

vi.mock('@/app/_server/context', () => ({
  systemCtx: () => held.system,
  contactCtx: async ({ contactId: id, ...rest }: { contactId: string }) => ({
    ...held.system,
    actor: { type: 'contact', id, ...rest },
  }),
}));
vi.mock('@/lib/env', async (original) => ({
  ...(await original<object>()),
  env: () => ({ LINK_SECRET: held.system?.settings.linkSecret }),
}));

const unsubscribe = await import('./unsubscribe/[token]/route');
const pixel = await import('./pixel/[token]/route');
const click = await import('./click/[token]/route');

const target = 'https://appex.example/nyheter?a=1&b=æ';
let world: World;
let link: { contactId: string; messageId: string };

beforeAll(async () => {
  world = await createWorld();
  held.system = world.system;
  const contactId = await world.aContact({ granted: ['personalisation', 'appex'] });
  const [mail] = await world.db
    .select({ id: message.id })
    .from(message)
    .where(eq(message.contactId, contactId));
  link = { contactId, messageId: mail?.id ?? '' };
  await mintMailLinks(world.worker, link);
});

afterAll(() => world.close());

const seal = (use: LinkUse, bound?: string) =>
  sealLink(use, link, world.system.settings.linkSecret, bound);
const context = (token: string) => ({ params: Promise.resolve({ token }) });
const request = (path: string, init?: RequestInit) =>
  new Request(`http://localhost:3000${path}`, init);
const clickUrl = (url: string) => request(`/api/click/x?${new URLSearchParams({ url })}`);

/** Everything that a link could change. */
const state = () => world.sql`
  select (select count(*)::int from consent_event) as events,
         (select count(*)::int from suppression) as suppressions,
         (select count(*)::int from tracking_event) as tracked,
         (select count(*)::int from portal_visit) as visits,
         (select max(opened_at) from invitation) as opened`;

test('looking at an unsubscribe link leads to its page and changes nothing', async () => {
  const before = await state();
  const response = await unsubscribe.GET(request('/'), context(seal('unsubscribe')));
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe(`/u/${seal('unsubscribe')}`);
  const strange = await unsubscribe.GET(request('/'), context('æ/..\u{1f4a5}\r\n'));
  expect(strange.headers.get('location')).toMatch(/^\/u\/[\w%.-]+$/);
  expect(await state()).toEqual(before);
});

test('a head request for a pixel or a click counts nothing', async () => {
  const before = await state();
  expect((await pixel.HEAD(request('/'), context(seal('pixel')))).status).toBe(200);
  const response = await click.HEAD(clickUrl(target), context(seal('click', target)));
  expect(response.status).toBe(302);
  expect(await state()).toEqual(before);
});

test('a pixel and a click are counted, and the click leads on', async () => {
  const gif = await pixel.GET(request('/'), context(seal('pixel')));
  expect(gif.headers.get('content-type')).toBe('image/gif');
  expect(gif.headers.get('cache-control')).toBe('no-store');
  const response = await click.GET(clickUrl(target), context(seal('click', target)));
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe(new URL(target).href);
  expect(
    await world.sql`select kind, url from tracking_event where contact_id = ${link.contactId} order by occurred_at`,
  ).toEqual([
    { kind: 'open', url: null },
    { kind: 'click', url: new URL(target).href },
  ]);
});

test('a click whose seal does not cover its target leads nowhere', async () => {
  const before = await state();
  const foreign = clickUrl('https://elsewhere.example/');
  expect((await click.GET(foreign, context(seal('click', target)))).status).toBe(404);
  expect((await click.GET(request('/'), context(seal('click', target)))).status).toBe(404);
  expect((await pixel.GET(request('/'), context(seal('click')))).status).toBe(404);
  expect(await state()).toEqual(before);
});

test('one click unsubscribes without a redirect, whatever the body is, as often as it comes', async () => {
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  const bodies = [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), form, 'nonsense', null];
  for (const body of bodies) {
    const posted = request('/', { method: 'POST', body });
    const response = await unsubscribe.POST(posted, context(seal('unsubscribe')));
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/plain; charset=utf-8',
    ]);
  }
  expect(
    await world.sql`select decision, channel from consent_event where channel = 'one_click'`,
  ).toEqual([
    { decision: 'withdrawn', channel: 'one_click' },
    { decision: 'withdrawn', channel: 'one_click' },
  ]);
});

test('an unknown token changes nothing', async () => {
  const before = await state();
  for (const token of ['x', seal('preferences'), 'y'.repeat(10_000)])
    expect((await unsubscribe.POST(request('/', { method: 'POST' }), context(token))).status).toBe(
      404,
    );
  expect(await state()).toEqual(before);
});
