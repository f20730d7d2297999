import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { auditActions } from '@/domain/audit/rules';
import en from '@/locales/en.json';
import nb from '@/locales/nb.json';
import { deedWords } from './deed-words';

const languages: [locale: string, words: typeof nb][] = [
  ['nb', nb],
  ['en', en],
];

test.each(languages)(
  'every deed is told in words, whatever its entry holds: %s',
  (locale, messages) => {
    const errors: unknown[] = [];
    const t = createTranslator({
      locale,
      messages,
      namespace: 'staff.audit',
      onError: (error) => errors.push(error),
    });
    for (const action of auditActions)
      deedWords(t as Parameters<typeof deedWords>[0], { action, detail: {} });
    expect(errors).toEqual([]);
  },
);
