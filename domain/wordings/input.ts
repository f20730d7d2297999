import { z } from 'zod';
import { oneLine, severalLines } from '@/domain/contacts/input';
import { locales } from '@/lib/i18n/locales';

const sameLabels = { message: 'sameLabels', path: ['no'] };

const words = {
  title: oneLine(150),
  summary: oneLine(300),
  details: severalLines(5000),
  privacy: severalLines(5000),
  yes: oneLine(40),
  no: oneLine(40),
};

/** What staff writes of a wording. Who may use the answer is named when it is published. */
export const WordingText = z.strictObject(words).refine(tellsAnswersApart, sameLabels);
export type WordingText = z.output<typeof WordingText>;

/** Whether Yes and No say different things, whatever their case and signs. */
function tellsAnswersApart({ yes, no }: { yes: string; no: string }): boolean {
  const [first, second] = [yes, no].map((label) =>
    label.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''),
  );
  return first !== second;
}

const levelKey = z.string();
const version = z.coerce.number().int().min(0);

/** One language of a draft. `version` is the one that was read; 0 when there was no draft yet. */
export const SaveDraft = z
  .strictObject({ levelKey, locale: z.enum(locales), version, ...words })
  .refine(tellsAnswersApart, sameLabels);
export type SaveDraft = z.output<typeof SaveDraft>;

export const DiscardDraft = z.strictObject({ levelKey });
export type DiscardDraft = z.output<typeof DiscardDraft>;

/** The answer to "do older consents still hold?", with what the answer was given to. */
export const PublishDraft = z
  .strictObject({
    levelKey,
    /** `draftStamp` of the draft that was shown. */
    stamp: z.string(),
    older: z.enum(['hold', 'lapse'], 'required'),
    /** The last day on which they hold, as an ISO date. */
    lastDay: z.iso.date('invalid').optional(),
    /** How many contacts the page said must be asked again. */
    shownCount: version,
  })
  .refine(({ older, lastDay }) => older === 'hold' || lastDay, {
    message: 'required',
    path: ['lastDay'],
  });
export type PublishDraft = z.output<typeof PublishDraft>;
