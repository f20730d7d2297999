import { createTranslator } from 'use-intl/core';
import en from '@/locales/en.json';
import nb from '@/locales/nb.json';
import type { StaffLocale } from './locales';

const messages = { nb: wordsOf(nb), en: wordsOf(en) };

export type EvidenceWords = ReturnType<typeof evidenceWords>;

/**
 * The words of the evidence in one language, outside of Next and React: the reader's language need not be
 * the page's.
 * @throws Error when a key or a value is missing: a document with a hole in it must not leave.
 */
export function evidenceWords(locale: StaffLocale) {
  return createTranslator({
    locale,
    messages: messages[locale],
    onError: (error) => {
      throw error;
    },
  });
}

/** A code in words, or the code itself where a later version has none: "Sendt". */
export function inWords(t: EvidenceWords, area: Area, code: string): string {
  const key = `${area}.${code}` as Parameters<EvidenceWords>[0];
  return t.has(key) ? t(key as 'answer.granted') : code;
}

type Area = 'kinds' | 'states' | 'reasons' | 'faults' | 'suppression' | 'source' | 'field' | 'role';

/** The evidence's own words, with those that staff already knows from the outbox, the audit and the menu. */
function wordsOf({ evidencePack, staff }: typeof nb) {
  const { kinds, states, reasons } = staff.outbox;
  return {
    ...evidencePack,
    kinds,
    states,
    reasons,
    faults: { ...staff.audit.checkpointFaults, ...staff.audit.faults },
    role: staff.shell.role,
  };
}
