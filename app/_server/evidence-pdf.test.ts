import { expect, test, vi } from 'vitest';
import { evidenceWords } from '@/lib/i18n/evidence-words';
import { anEvidence } from '@/tests/support/evidence';
import { writeEvidencePdf } from './evidence-pdf';

vi.mock('server-only', () => ({}));

type Wish = Parameters<typeof anEvidence>[0];

const document = {
  t: evidenceWords('nb'),
  locale: 'nb',
  printed: { at: new Date('2026-12-01T09:00:00Z'), name: 'Kari Moe', role: 'agent' },
} as const;

function write(wish?: Wish) {
  return writeEvidencePdf({ ...document, evidence: anEvidence(wish) });
}

function pageCount(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

const nothing = { messages: [], servings: [], wordings: [], happenings: [] };

test.each<[string, Wish, number]>([
  ['an ordinary contact', {}, 3],
  ['one who never answered', { said: [], ...nothing }, 2],
  ['forty answers', { said: Array.from({ length: 40 }, () => ({ decision: 'granted' })) }, 9],
])(
  'the document of %s has all of its pages',
  async (_, wish, atLeast) => {
    const pdf = await write(wish);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pageCount(pdf)).toBeGreaterThanOrEqual(atLeast);
  },
  60_000,
);

test('the document holds its fonts and says that it is made to be kept (PDF/A)', async () => {
  const text = (await write()).toString('latin1');
  expect(text).toContain('pdfaid:conformance');
  expect(text.match(/\/FontFile2/g)?.length).toBe(3);
});

test('a name that the font cannot draw is spelled out, so that no letter is wrong', async () => {
  const known = anEvidence();
  const named = (firstName: string) => ({
    ...document,
    evidence: { ...known, contact: { ...known.contact, firstName } },
  });
  const asNumbers = await writeEvidencePdf(named('(U+738B)(U+82B3)'));
  expect((await writeEvidencePdf(named('王芳'))).equals(asNumbers)).toBe(true);
});

test('the same evidence at the same moment is the same document', async () => {
  const evidence = anEvidence();
  const [first, second] = await Promise.all(
    [1, 2].map(() => writeEvidencePdf({ ...document, evidence })),
  );
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
});
