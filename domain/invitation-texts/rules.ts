import type { Locale } from '@/lib/i18n/locales';

/** The fields that an invitation may hold, written as `{firstName}`. */
export const mergeFieldNames = ['firstName', 'companyName', 'senderName'] as const;

/** The written parts of an invitation, in the order in which they are read. */
const wordingParts = ['subject', 'preheader', 'heading', 'body', 'button'] as const;
export type WordingPart = (typeof wordingParts)[number];

/** The words of an invitation in one language. */
export type InvitationWords = {
  subject: string;
  preheader: string;
  heading: string;
  paragraphs: string[];
  button: string;
};

/** Paragraphs as they are typed, with a blank line between them. */
export function joinParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n');
}

/** What was typed, cut at its blank lines. */
export function splitParagraphs(body: string): string[] {
  return body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

/** A field that would stand in the mail as it was typed: its name is unknown, or a brace stands alone. */
export type FieldProblem = { part: WordingPart; kind: 'unknown' | 'broken'; found: string };

/** Every unknown or broken merge field, with where it stands. */
export function findFieldProblems(words: InvitationWords): FieldProblem[] {
  return partsOf(words).flatMap(([part, text]) =>
    [...text.matchAll(/\{([^{}]*)\}|[{}]/g)].flatMap((match): FieldProblem[] => {
      const [found, name] = match;
      if (name === undefined) return [{ part, kind: 'broken', found: around(text, match.index) }];
      if (mergeFieldNames.some((known) => known === name)) return [];
      return [{ part, kind: 'unknown', found }];
    }),
  );
}

/** Words that sound like marketing, and where they stand. */
export type MarketingFind = { part: WordingPart; found: string[] };

/**
 * What may make an invitation into marketing, which needs the consent that it only asks for
 * (markedsføringsloven § 15): offers, prices, links, a subject that shouts. A person judges it, so it warns and
 * stops nothing.
 */
export function findMarketing(words: InvitationWords, locale: Locale): MarketingFind[] {
  const patterns = [...anyLanguage, ...(locale === 'en' ? english : norwegian)];
  return partsOf(words).flatMap(([part, text]) => {
    const wanted = part === 'subject' ? [...patterns, /!+/gu] : patterns;
    const found = wanted.flatMap((pattern) => [...text.matchAll(pattern)]);
    const inOrder = found.sort((a, b) => a.index - b.index).map(([match]) => match.trim());
    return inOrder.length > 0 ? [{ part, found: [...new Set(inOrder)] }] : [];
  });
}

function partsOf(words: InvitationWords): [WordingPart, string][] {
  const { subject, preheader, heading, paragraphs, button } = words;
  return [
    ['subject', subject],
    ['preheader', preheader],
    ['heading', heading],
    ['body', joinParagraphs(paragraphs)],
    ['button', button],
  ];
}

/** A brace that stands alone, with the word that it touches. */
function around(text: string, at: number): string {
  const before = /[^\s{}]*$/.exec(text.slice(0, at))?.[0] ?? '';
  const after = /^[^\s{}]*/.exec(text.slice(at + 1))?.[0] ?? '';
  return before.slice(-20) + text.charAt(at) + after.slice(0, 20);
}

/** A word that begins with a stem, or one that is exactly it. */
const stem = (stems: string) => new RegExp(`(?<!\\p{L})(?:${stems})\\p{L}*`, 'giu');
/** A word that is put together with one of these at its end. */
const compound = (ends: string) => new RegExp(`\\p{L}+(?:${ends})(?!\\p{L})`, 'giu');
const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'giu');

const anyLanguage = [
  /\d*[\d.,]*\s?%/gu,
  /(?<!\p{L})(?:kr|nok|eur)\.?\s?\d[\d\s.,]*/giu,
  /\d[\d\s.,]*\s?(?:kr|kroner|nok|eur|euro)(?!\p{L})/giu,
  /\d[\d.]*(?:,[-–]|:-)/gu,
  /[€£$]\s?\d[\d.,]*/gu,
  /(?<!\d)(?:2 for 1|3 for 2|4 for 3)(?!\d)/gu,
  word('black (?:friday|week)'),
  /https?:\/\/\S+|(?<![\p{L}.])www\.\S+/giu,
  /(?<![\p{L}\p{N}@./])[\p{L}\p{N}-]+\.(?:no|com|net|org|eu)(?:\/\S*)?(?![\p{L}\p{N}])/giu,
];

const norwegian = [
  stem('rabatt|tilbud|tilbod|kampanje|kjøp|bonus|gavekort|prisavslag|spesialpris'),
  stem('lavpris|lågpris|billig|billeg|medlemsfordel'),
  word(
    'gratis|pris|prisen|priser|prisar|prisene|prisane|halv pris|(?:ut)?salg(?:et)?|utsal(?:et)?',
  ),
  compound(
    'salg(?:et)?|rabatt(?:en|er|ar)?|tilb[uo]d(?:et)?|kampanje(?:n|r)?|premie(?:n|r)?|konkurranse(?:n|r)?',
  ),
  word('vinn|vinne|vinner|premie(?:n|r|ne|ar|ane)?|konkurranse(?:n|r|ne|ar|ane)?|to for [eé]i?n'),
  word('handle n[åo]|g(?:ave|åve|åva)(?:r|n|ne)? til deg'),
  word(
    '(?:sommar|vinter|haust|vår|jule|opnings)sal(?:et)?|på sal|sale|spar|spar \\d+|bestill(?: nå| no)?',
  ),
];

const english = [
  stem('discount|campaign|voucher|coupon|bargain|purchas'),
  word(
    'gift ?cards?|shop now|promo codes?|win|winners?|two for one|deals? of the (?:day|week|month)',
  ),
  /\d[\d.,]*\s?pounds?(?!\p{L})/giu,
  word('offers?|buy|buying|sale|sales|prices?|pricing|deals|special deal|order now'),
  word('(?<!feel )free(?! to(?!\\p{L}))'),
];
