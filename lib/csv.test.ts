import { expect, test } from 'vitest';
import { toCsv } from './csv';

test('a spreadsheet reads every cell as text, and no cell as a formula', () => {
  const rows = [
    { name: 'Øyvind; "Ø"', count: 2, note: null },
    { name: '=HYPERLINK("x")', count: 0, note: 'to\nlinjer' },
  ];
  expect(toCsv({ name: 'Navn', count: 'Antall', note: 'Notat' }, rows)).toBe(
    '\ufeffNavn;Antall;Notat\r\n"Øyvind; ""Ø""";2;\r\n"\'=HYPERLINK(""x"")";0;"to\nlinjer"\r\n',
  );
});

test('a share is a number where decimals follow a comma', () => {
  expect(toCsv({ share: 'Andel' }, [{ share: 0.25 }, { share: 3 }])).toBe(
    '\ufeffAndel\r\n0,25\r\n3\r\n',
  );
});
