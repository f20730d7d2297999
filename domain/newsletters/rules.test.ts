import { describe, expect, test } from 'vitest';
import { SendNewsletter } from './input';
import { newsletterState, parseBlocks } from './rules';

describe('what was typed becomes blocks', () => {
  test('a hash and a blank begin a heading, blank lines part paragraphs', () => {
    expect(parseBlocks('# Nytt\nFørste.\n\nAndre.\r\n\r\n\r\n#  Mer')).toEqual([
      { type: 'heading', text: 'Nytt' },
      { type: 'paragraph', text: 'Første.' },
      { type: 'paragraph', text: 'Andre.' },
      { type: 'heading', text: 'Mer' },
    ]);
  });

  test('a line break inside a paragraph stays', () => {
    expect(parseBlocks('En\nTo')).toEqual([{ type: 'paragraph', text: 'En\nTo' }]);
  });

  test('a hash without a blank is text', () => {
    expect(parseBlocks('#appex\n#')).toEqual([{ type: 'paragraph', text: '#appex\n#' }]);
  });

  test('nothing but blanks is no block', () => {
    expect(parseBlocks(' \n\t\n')).toEqual([]);
  });
});

describe('the state of a newsletter', () => {
  const at = new Date();

  test('follows from its times and from what still waits', () => {
    expect(newsletterState({ sentAt: null, cancelledAt: null }, 0)).toBe('draft');
    expect(newsletterState({ sentAt: at, cancelledAt: null }, 3)).toBe('sending');
    expect(newsletterState({ sentAt: at, cancelledAt: null }, 0)).toBe('sent');
    expect(newsletterState({ sentAt: at, cancelledAt: at }, 0)).toBe('cancelled');
  });
});

describe('the number that is typed', () => {
  const input = (shownCount: string, typedCount?: string) =>
    SendNewsletter.safeParse({
      newsletterId: '01890a5d-ac96-774b-bcce-b302099a8057',
      version: '1',
      shownCount,
      typedCount,
    }).success;

  test('is asked for above 500 only', () => {
    expect(input('500')).toBe(true);
    expect(input('501')).toBe(false);
  });

  test('is the number that was shown, with or without a blank', () => {
    expect(input('1248', '1 248')).toBe(true);
    expect(input('1248', '1249')).toBe(false);
    expect(input('1248', '')).toBe(false);
  });
});
