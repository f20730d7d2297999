import { createElement } from 'react';
import { expect, test } from 'vitest';
import { renderDraft } from './compile';
import Invitation, { type InvitationProps, invitationSubject } from './invitation';
import Newsletter, { type NewsletterProps, newsletterSubject } from './newsletter';
import { compileInvitation, compileNewsletter, renderMail } from './render';

const awkwardNames = [
  'Jone',
  '<b>Jone</b>',
  '"Jone" & \'Co\' &amp; &lt;',
  '{firstName}',
  '{companyName} {',
  "$& $1 $$ $` $'",
  'Ærlig 👩‍👩‍👧 Ødegård',
  'Jo\nne\r\nTveit',
  '  Jone \t Tveit  ',
  '',
  '\u0000\u200b',
  '<!-- --><script>alert(1)</script>',
  'slot0e',
  '://x https://evil.example',
];

test.each(awkwardNames)('an invitation filled for %j equals one rendered for him', async (name) => {
  const props: InvitationProps = {
    ...Invitation.PreviewProps,
    firstName: name,
    wording: {
      ...Invitation.PreviewProps.wording,
      subject: '{firstName}, hva vil du høre fra {companyName}?',
      preheader: 'Til {firstName} fra {senderName}',
      paragraphs: ['{firstName}{firstName} og {senderName}', 'Hei {firstName}', '{firstName}, hei'],
      button: 'Velg, {firstName}',
    },
    portalUrl: 'https://samtykke.example/p/abc?a=1&b="<\'>',
  };
  const rendered = await renderDraft({
    subject: invitationSubject(props),
    element: createElement(Invitation, props),
  });
  expect(await renderMail({ template: 'invitation', props })).toEqual(rendered);
});

test.each([false, true])(
  'a newsletter filled equals one rendered (tracked: %s)',
  async (tracked) => {
    for (const listName of awkwardNames) {
      const tracking = {
        pixelUrl: 'https://samtykke.example/api/pixel/abc?x=1&y=2',
        clickUrl: (url: string) =>
          `https://samtykke.example/api/click/abc?url=${encodeURIComponent(url)}&z=1`,
      };
      const props: NewsletterProps = {
        ...Newsletter.PreviewProps,
        listName,
        preferencesUrl: 'https://samtykke.example/p/abc?a=1&b="<\'>',
        tracking: tracked ? tracking : null,
      };
      const rendered = await renderDraft({
        subject: newsletterSubject(props),
        element: createElement(Newsletter, props),
      });
      expect(await renderMail({ template: 'newsletter', props })).toEqual(rendered);
    }
  },
);

const links = [
  'https://www.appex.example/app?kilde=brev&maned=11',
  'https://www.appex.example/frokost',
];

function hrefsOf(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
}

test('without tracking a newsletter holds no pixel and no rewritten link', async () => {
  const { html } = await renderMail({ template: 'newsletter', props: Newsletter.PreviewProps });
  expect(html).not.toMatch(/<img|pixel|click/);
  for (const link of links) expect(hrefsOf(html)).toContain(link);
});

test('with tracking a newsletter holds one pixel and leads its links round, but never the footer’s', async () => {
  const props: NewsletterProps = {
    ...Newsletter.PreviewProps,
    tracking: {
      pixelUrl: 'https://samtykke.example/api/pixel/abc',
      clickUrl: (url) => `https://samtykke.example/api/click/abc?url=${encodeURIComponent(url)}`,
    },
  };
  const { html, text } = await renderMail({ template: 'newsletter', props });
  expect(html.match(/<img/g)).toHaveLength(1);
  expect(html).toContain('src="https://samtykke.example/api/pixel/abc"');
  const clicked = hrefsOf(html).filter((href) => href.includes('/api/click/'));
  expect(clicked).toEqual(links.map((url) => props.tracking?.clickUrl(url)));
  for (const link of links) expect(hrefsOf(html)).not.toContain(link);
  expect(hrefsOf(html)).toContain(props.preferencesUrl);
  expect(hrefsOf(html)).toContain(props.unsubscribeUrl);
  for (const link of links) expect(text).toContain(link);
  expect(text).not.toMatch(/pixel|click/);
});

test('two contacts of one compiled newsletter share nothing of each other', async () => {
  const fill = await compileNewsletter(Newsletter.PreviewProps);
  const first = fill({ ...Newsletter.PreviewProps, unsubscribeUrl: 'https://s.example/u/first' });
  const second = fill({ ...Newsletter.PreviewProps, unsubscribeUrl: 'https://s.example/u/second' });
  expect(first.html).not.toContain('/u/second');
  expect(second.html).not.toContain('/u/first');
  expect(second.html.replaceAll('/u/second', '/u/first')).toBe(first.html);
});

test('an address in a text ends before its punctuation', async () => {
  const text =
    'Se (https://a.example/b), https://a.example/c?d=1&e=2. Og «https://a.example/f/»! http://no.example';
  const props: NewsletterProps = {
    ...Newsletter.PreviewProps,
    paragraphs: [{ type: 'paragraph', text }],
  };
  const { html } = await renderMail({ template: 'newsletter', props });
  expect(hrefsOf(html).filter((href) => /a\.example|no\.example/.test(href))).toEqual([
    'https://a.example/b',
    'https://a.example/c?d=1&e=2',
    'https://a.example/f/',
  ]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', '/p/abc', 'https://a b', ''])(
  'the link %j never leaves in a mail',
  async (portalUrl) => {
    const fill = await compileInvitation(Invitation.PreviewProps);
    expect(() => fill({ ...Invitation.PreviewProps, portalUrl })).toThrow('no web address');
  },
);
