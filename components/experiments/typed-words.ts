import { type InvitationWords, splitParagraphs } from '@/domain/invitation-texts/rules';

/** A language that nobody has written in yet. */
export const noWords: InvitationWords = {
  subject: '',
  preheader: '',
  heading: '',
  paragraphs: [],
  button: '',
};

/** The words of an invitation as they stand in the form, saved or not. */
export function typedWords(form: FormData): InvitationWords {
  const written = (name: string) => String(form.get(name) ?? '').replace(/\r\n?/g, '\n');
  return {
    subject: written('subject'),
    preheader: written('preheader'),
    heading: written('heading'),
    paragraphs: splitParagraphs(written('body')),
    button: written('button'),
  };
}
