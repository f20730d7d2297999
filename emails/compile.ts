import { randomBytes } from 'node:crypto';
import { render } from '@react-email/render';
import type { ReactElement } from 'react';
import { escapeHtml } from '../lib/escape-html';
import { oneLine } from './merge-fields';
import { plainTextOf } from './plain-text';

export type RenderedMail = { subject: string; html: string; text: string };

/** A mail before it is rendered. */
export type Draft = { subject: string; element: ReactElement };

/** Puts one person's values into a compiled mail. */
export type Fill = (values: Record<string, string>) => RenderedMail;

/** Renders a mail that is written for one person only. */
export async function renderDraft({ subject, element }: Draft): Promise<RenderedMail> {
  const html = await render(element);
  return { subject, html, text: plainTextOf(html) };
}

/**
 * Renders a mail once, with marks where each person's values go, and returns the function that puts
 * the values in. Some hundred times as fast as rendering, and the outcome is the same to the byte.
 * @param build gets `slot`, which gives a value's mark by its name, and puts it where the value goes.
 */
export async function compile(build: (slot: (name: string) => string) => Draft): Promise<Fill> {
  // Drawn anew each time, so that no text can hold a mark by chance or by intent.
  const nonce = randomBytes(16).toString('hex');
  const names: string[] = [];
  const mail = await renderDraft(
    build((name) => {
      if (!names.includes(name)) names.push(name);
      return `slot${nonce}n${names.indexOf(name)}e`;
    }),
  );
  const mark = new RegExp(`slot${nonce}n(\\d+)e`);
  const subject = mail.subject.split(mark);
  const html = mail.html.split(mark);
  const text = mail.text.split(mark);

  return (values) => {
    const plain = names.map((name) => oneLine(requireValue(values, name)));
    const escaped = plain.map(escapeHtml);
    return {
      subject: fillIn(subject, plain),
      html: fillIn(html, escaped),
      text: fillIn(text, plain),
    };
  };
}

/** What was split is text and slot numbers by turns. */
function fillIn(pieces: string[], values: string[]): string {
  return pieces.map((piece, index) => (index % 2 ? values[Number(piece)] : piece)).join('');
}

function requireValue(values: Record<string, string>, name: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`The mail has no value for ${name}.`);
  return value;
}
