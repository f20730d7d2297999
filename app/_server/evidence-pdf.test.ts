import { expect, test, vi } from 'vitest';
import { evidenceWords } from '@/lib/i18n/evidence-words';
import { anEvidence } from '@/tests/support/evidence';
import { writeEvidencePdf } from './evidence-pdf';

vi.mock('server-only', () => ({}));

type Wish = Parameters<typeof anEvidence>[0];

function write(wish?: Wish) {
  return writeEvidencePdf({
    evidence: anEvidence(wish),
    t: evidenceWords('nb'),
    locale: 'nb',
    printed: { at: new Date('2026-12-01T09:00:00Z'), name: 'Kari Moe', role: 'agent' },
  });
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

test('the same evidence at the same moment is the same document', async () => {
  const evidence = anEvidence();
  const printed = { at: new Date('2026-12-01T09:00:00Z'), name: 'Kari Moe', role: 'agent' };
  const t = evidenceWords('nb');
  const [first, second] = await Promise.all(
    [1, 2].map(() => writeEvidencePdf({ evidence, t, locale: 'nb', printed })),
  );
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
});
