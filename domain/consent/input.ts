import { z } from 'zod';
import { oneLine, severalLines } from '@/domain/contacts/input';
import { saysEnough, staffChannels } from './rules';

const answer = z.enum(['yes', 'no'], 'required');

/** A contact's answer to a level, or to some of its purposes. */
export const AnswerLevel = z.strictObject({
  levelId: z.uuid(),
  /** Empty: the whole level. */
  purposeIds: z.array(z.uuid()).default([]),
  answer,
  /** The wordings that stand on his page; the database is asked whether it showed them. */
  noticeIds: z.array(z.uuid()),
  requestId: z.uuid(),
});
export type AnswerLevel = z.output<typeof AnswerLevel>;

function areAnsweredOnce(answers: { purposeId: string }[]): boolean {
  return new Set(answers.map(({ purposeId }) => purposeId)).size === answers.length;
}

/** How staff was told, and what was said. */
const told = {
  channel: z.enum(staffChannels, 'required'),
  note: severalLines(1000).refine(saysEnough, 'noteTooShort'),
  agreedOn: z.iso.date('dateMissing'),
  /** Where the proof is kept: asked for after the contact's own no. */
  reference: oneLine(500).optional(),
  requestId: z.uuid(),
};

/** What staff was told by the contact. */
export const ChangeConsent = z.strictObject({
  contactId: z.uuid(),
  answers: z
    .array(z.strictObject({ purposeId: z.uuid(), answer }))
    .min(1, 'nothingChosen')
    .refine(areAnsweredOnce, 'answeredTwice'),
  ...told,
});
export type ChangeConsent = z.output<typeof ChangeConsent>;

/** As staff fills it in: every purpose stands there, and those with an answer are changed. */
export const ChangeConsentForm = z.strictObject({
  contactId: z.uuid(),
  answers: z
    .array(z.strictObject({ purposeId: z.uuid(), answer: answer.optional() }))
    .transform((answers) =>
      answers.flatMap(({ purposeId, answer }) => (answer ? [{ purposeId, answer }] : [])),
    )
    .refine((answers) => answers.length > 0, 'nothingChosen')
    .refine(areAnsweredOnce, 'answeredTwice'),
  ...told,
});
