import { z } from 'zod';

/** What was decided. A contact who was never asked has no decision. */
export type Decision = 'granted' | 'refused' | 'withdrawn' | 'expired';
export type Answer = 'yes' | 'no';
/** What holds for a purpose, as it is shown. */
export type Standing = Decision | 'notAsked';

/** That the contact must be asked again: when his yes ends or ended, and what ends it. */
export type Renewal = { endsAt: Date; cause: 'wording' | 'expiry' };

export const staffChannels = ['meeting', 'phone', 'written'] as const;
/** How staff was told. */
export type StaffChannel = (typeof staffChannels)[number];

/**
 * Whether a note has ten letters or digits. Fillers are letters to Unicode, and nothing to a reader. `why_refused_staff`
 * counts the same.
 */
export function saysEnough(note: string): boolean {
  return (note.match(/(?![\u115F\u1160\u3164\uFFA0])[\p{L}\p{Nd}]/gu)?.length ?? 0) >= 10;
}

/** Where an answer was given. */
export const channels = [
  'portal',
  'unsubscribe',
  'one_click',
  ...staffChannels,
  'import',
  'api',
  'erasure',
  'expiry',
] as const;
export type Channel = (typeof channels)[number];

const NamedController = z.object({
  name: z.string(),
  orgnr: z.string(),
  address: z.string(),
  privacyContact: z.string(),
});
/** A company as a wording names it; frozen when the wording is published. */
export type NamedController = z.output<typeof NamedController>;

/** The words of a level, as the contact reads them. The oldest name no controllers. */
export const Wording = z.object({
  title: z.string(),
  summary: z.string(),
  details: z.string(),
  yes: z.string(),
  no: z.string(),
  /** Who uses what for how long, and the reader's rights. */
  privacy: z.string().default(''),
  /** Everyone who may use a yes to this level. */
  controllers: z.array(NamedController).default([]),
});
export type Wording = z.output<typeof Wording>;

/** The words of a notice, out of the exact text that its hash covers. */
export function readWording(content: string): Wording {
  return Wording.parse(JSON.parse(content));
}

export function decisionOf(answer: Answer): 'granted' | 'refused' {
  return answer === 'yes' ? 'granted' : 'refused';
}
