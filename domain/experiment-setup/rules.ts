import type { VariantSender } from '@/domain/experiments/rules';
import {
  type FieldProblem,
  findFieldProblems,
  type InvitationWords,
} from '@/domain/invitation-texts/rules';
import { type Locale, locales } from '@/lib/i18n/locales';

/** A text that is tried, in the languages that it was written in. */
export type SetupText = {
  id: string;
  name: string;
  wording: Partial<Record<Locale, InvitationWords>>;
};

/** Who sends: a kind of sender, or a chosen colleague by the id of his account. */
export type SenderKey = Exclude<VariantSender, 'colleague'> | (string & {});

/** The senders that are no chosen colleague. */
export const plainSenders = ['managing_director', 'registered_by', 'company'] as const;

export function senderKey(variant: {
  sender: VariantSender;
  senderStaffId: string | null;
}): SenderKey {
  return variant.sender === 'colleague' ? (variant.senderStaffId ?? '') : variant.sender;
}

/** What a variant keeps of its sender. */
export function senderOf(key: SenderKey): { sender: VariantSender; senderStaffId: string | null } {
  const plain = plainSenders.find((each) => each === key);
  return plain
    ? { sender: plain, senderStaffId: null }
    : { sender: 'colleague', senderStaffId: key };
}

/** A text with a sender, as a form names it. */
export type Cell = { textId: string; sender: SenderKey };

export function cellKey({ textId, sender }: Cell): string {
  return `${textId} ${sender}`;
}

/**
 * The variants of a draft: every text with every sender, but for the cells that were shown and not kept. A text or a
 * sender that is new is tried with all of the others.
 */
export function layGrid(input: {
  textIds: readonly string[];
  senders: readonly SenderKey[];
  shown: readonly string[];
  kept: readonly string[];
}): Cell[] {
  const { textIds, senders, shown, kept } = input;
  return textIds
    .flatMap((textId) => [...new Set(senders)].map((sender) => ({ textId, sender })))
    .filter((cell) => kept.includes(cellKey(cell)) || !shown.includes(cellKey(cell)));
}

/** The more are tried, the longer none is told apart; and the work of a page grows with the square of their number. */
export const VARIANTS_MAX = 16;

/** A, B … Z, AA, AB … */
export function labelAt(position: number): string {
  const letter = String.fromCharCode(65 + (position % 26));
  return position < 26 ? letter : labelAt(Math.floor(position / 26) - 1) + letter;
}

/** The languages that a text must have before it may be sent to an audience. */
export function neededLocales(audience: Locale | null): readonly Locale[] {
  return audience ? [audience] : locales;
}

/** What stops the start of an experiment, each with where it is. */
export type StartProblem =
  | { code: 'noVariants' }
  | { code: 'tooManyVariants'; count: number }
  | { code: 'languageMissing'; textId: string; textName: string; locale: Locale }
  | ({ code: 'field'; textId: string; textName: string; locale: Locale } & FieldProblem)
  | { code: 'colleagueGone'; name: string }
  | { code: 'noDirector'; companyName: string }
  | { code: 'audienceTaken'; experimentId: string; name: string };

export type StartFacts = {
  locale: Locale | null;
  companyName: string;
  texts: readonly SetupText[];
  variants: readonly {
    textId: string;
    sender: VariantSender;
    senderName: string | null;
    /** The chosen colleague works here no longer. */
    senderGone: boolean;
  }[];
  hasDirector: boolean;
  /** A running or paused experiment with the same audience. */
  takenBy: { id: string; name: string } | null;
};

/** Everything that must be put right before an experiment may start. Texts that no variant uses may be unfinished. */
export function listStartProblems(facts: StartFacts): StartProblem[] {
  const { locale, companyName, variants, hasDirector, takenBy } = facts;
  const problems: StartProblem[] = [];
  if (variants.length === 0) problems.push({ code: 'noVariants' });
  if (variants.length > VARIANTS_MAX)
    problems.push({ code: 'tooManyVariants', count: variants.length });
  const used = facts.texts.filter(({ id }) => variants.some(({ textId }) => textId === id));
  for (const text of used) problems.push(...textProblems(text, neededLocales(locale)));
  const gone = variants.flatMap((each) => (each.senderGone ? [each.senderName ?? ''] : []));
  for (const name of new Set(gone)) problems.push({ code: 'colleagueGone', name });
  if (!hasDirector && variants.some(needsDirector))
    problems.push({ code: 'noDirector', companyName });
  if (takenBy)
    problems.push({ code: 'audienceTaken', experimentId: takenBy.id, name: takenBy.name });
  return problems;
}

function textProblems(
  { id, name, wording }: SetupText,
  locales: readonly Locale[],
): StartProblem[] {
  return locales.flatMap((locale): StartProblem[] => {
    const place = { textId: id, textName: name, locale };
    const words = wording[locale];
    if (!words) return [{ code: 'languageMissing', ...place }];
    return findFieldProblems(words).map((problem) => ({ code: 'field', ...place, ...problem }));
  });
}

/** The managing director himself, or who steps in for a colleague that is unknown or gone. */
function needsDirector({ sender }: { sender: VariantSender }): boolean {
  return sender === 'managing_director' || sender === 'registered_by';
}
