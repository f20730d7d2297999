import { toPlainText } from '@react-email/render';

type HtmlElement = { name: string; attribs: Record<string, string>; children: HtmlElement[] };
type Walk = (elements: HtmlElement[], builder: TextBuilder) => void;
type TextBuilder = {
  openBlock(options: { leadingLineBreaks: number }): void;
  closeBlock(options: { trailingLineBreaks: number }): void;
  addInline(text: string, options?: { noWordTransform: boolean }): void;
};

/** The text part of a mail: headings as they are written, links as "words: address". */
export function plainTextOf(html: string): string {
  return toPlainText(html, {
    formatters: { namedLink, row },
    selectors: [
      { selector: 'h1', options: { uppercase: false, leadingLineBreaks: 2 } },
      { selector: 'h2', options: { uppercase: false } },
      { selector: 'a', format: 'namedLink' },
      { selector: 'a[data-clear=true]', format: 'inline' },
      { selector: 'tr[data-row=true]', format: 'row' },
      {
        selector: 'td[data-note=true]',
        options: { leadingLineBreaks: 1, trailingLineBreaks: 2 },
        format: 'block',
      },
    ],
  });
}

function namedLink(link: HtmlElement, walk: Walk, builder: TextBuilder): void {
  walk(link.children, builder);
  builder.addInline(`: ${link.attribs.href}`, { noWordTransform: true });
}

function row(line: HtmlElement, walk: Walk, builder: TextBuilder): void {
  builder.openBlock({ leadingLineBreaks: 1 });
  line.children.forEach((cell, index) => {
    if (index > 0) builder.addInline(': ');
    walk(cell.children, builder);
  });
  builder.closeBlock({ trailingLineBreaks: 1 });
}
