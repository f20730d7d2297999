import { IntlProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import messages from '@/locales/nb.json';
import { Comparison } from './comparison';

const words = {
  title: 'Markedsføring på e-post',
  summary: 'Nyhetsbrev fra Appex AS.',
  details: 'Én gang i måneden.',
  privacy: 'Vi bruker navn og e-post.',
  yes: 'Ja',
  no: 'Nei',
  controllers: [],
};

test('a word that is gone and the word in its place stand apart', () => {
  const newer = { ...words, title: 'Ny påkort på e-post' };
  const shown = renderToStaticMarkup(
    <IntlProvider locale="nb" timeZone="Europe/Oslo" messages={messages}>
      <Comparison locale="nb" older={words} newer={newer} />
    </IntlProvider>,
  );
  const read = shown.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
  expect(read).toContain('Fjernet: Markedsføring Lagt til: Ny ');
});
