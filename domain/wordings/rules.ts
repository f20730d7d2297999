import { diffWordsWithSpace } from 'diff';
import type { NamedController, Wording } from '@/domain/consent/rules';

/** The written parts of a wording, in the order in which the contact reads them. */
export const wordingFields = ['title', 'summary', 'details', 'privacy', 'yes', 'no'] as const;
export type WordingField = (typeof wordingFields)[number];

/** What staff writes of a wording. */
export type Words = Pick<Wording, WordingField>;

/** The exact text that is hashed: the fields in a fixed order, then who may use the answer. */
export function writeWording(words: Words, controllers: readonly NamedController[]): string {
  return JSON.stringify({ ...onlyWords(words), controllers });
}

/** What staff wrote of a wording, in a fixed order. */
export function onlyWords(words: Words): Words {
  const { title, summary, details, privacy, yes, no } = words;
  return { title, summary, details, privacy, yes, no };
}

export type TextChange = { text: string; change: 'same' | 'added' | 'removed' };
export type FieldComparison = { field: WordingField | 'controllers'; changes: TextChange[] };

/**
 * Two wordings, word by word. What is `same` or `removed` makes the older text, what is `same` or
 * `added` the newer one.
 */
export function compareWordings(older: Wording, newer: Wording): FieldComparison[] {
  const written = wordingFields.map((field) => ({
    field,
    changes: compareTexts(older[field], newer[field]),
  }));
  const named = compareTexts(
    older.controllers.map(describeController).join('\n'),
    newer.controllers.map(describeController).join('\n'),
  );
  return [...written, { field: 'controllers' as const, changes: named }];
}

/** "Assist AS, 999 999 719, Kongens gate 4, 7011 Trondheim, personvern@assist.example" */
export function describeController({ name, orgnr, address, privacyContact }: NamedController) {
  return [name, orgnr.replace(/(\d{3})(?=\d)/g, '$1\u00a0'), address, privacyContact].join(', ');
}

function compareTexts(older: string, newer: string): TextChange[] {
  return diffWordsWithSpace(older, newer).map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }));
}
