/** A piece of a newsletter. */
export type Block = { type: 'heading' | 'paragraph'; text: string };

/**
 * Reads what was typed in the editor: a line that begins with "# " is a heading, blank lines part
 * paragraphs, and a line break inside a paragraph stays.
 */
export function parseBlocks(body: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ type: 'paragraph', text: lines.join('\n') });
    lines = [];
  };
  for (const line of body.split(/\r\n|\r|\n/).map((each) => each.trim())) {
    const heading = /^#\s+(.+)$/.exec(line)?.[1];
    if (heading) {
      endParagraph();
      blocks.push({ type: 'heading', text: heading });
    } else if (line === '') endParagraph();
    else lines.push(line);
  }
  endParagraph();
  return blocks;
}

/** A newsletter to more people than this is sent only when the number is typed. */
const TYPED_COUNT_ABOVE = 500;

export function needsTypedCount(count: number): boolean {
  return count > TYPED_COUNT_ABOVE;
}

const exclusions = ['suppressed', 'objected', 'archived'] as const;
/** Why a member of a list gets no newsletter all the same. The words of the send guard. */
export type Exclusion = (typeof exclusions)[number];

export type NewsletterState = 'draft' | 'sending' | 'sent' | 'cancelled';

/** @param waiting how many of its mails are queued or under way. */
export function newsletterState(
  newsletter: { sentAt: Date | null; cancelledAt: Date | null },
  waiting: number,
): NewsletterState {
  if (newsletter.cancelledAt) return 'cancelled';
  if (!newsletter.sentAt) return 'draft';
  return waiting > 0 ? 'sending' : 'sent';
}
