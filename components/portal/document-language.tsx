'use client';

import { useEffect } from 'react';

/** Tells the browser the page's language: the root layout knows that of the staff only. */
export function DocumentLanguage({ locale }: { locale: string }) {
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return null;
}
