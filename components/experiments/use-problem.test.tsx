import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import nb from '@/locales/nb.json';
import { useProblem } from './use-problem';

function Problem({ form, reason }: { form: 'typed' | 'deed'; reason: string }) {
  return useProblem(form)({ status: 'refused', reason, reply: {} });
}

const wordsOf = (form: 'typed' | 'deed', reason: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="nb" timeZone="Europe/Oslo" messages={nb}>
      <Problem form={form} reason={reason} />
    </NextIntlClientProvider>,
  );

test('who was too late hears that a colleague was first, and that he must load the page anew', () => {
  for (const reason of ['conflict', 'wrongState']) {
    expect(wordsOf('deed', reason)).toMatch(/En kollega .* Last siden på nytt/);
    expect(wordsOf('deed', reason)).not.toContain('Det du skrev');
  }
  expect(wordsOf('typed', 'conflict')).toContain('Det du skrev, står her fortsatt.');
});
