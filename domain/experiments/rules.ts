import { type Locale, locales } from '@/lib/i18n/locales';

/**
 * Who stands as the sender of a variant: the managing director, whoever registered the contact, one
 * chosen colleague, or the company itself.
 */
export const variantSenders = [
  'managing_director',
  'registered_by',
  'colleague',
  'company',
] as const;
export type VariantSender = (typeof variantSenders)[number];

/** How far an experiment has come. */
export type ExperimentState = 'draft' | 'running' | 'paused' | 'decided' | 'ended';

/** A text's words in a language, else in bokmål, else in another that it was written in; undefined when in none. */
export function wordingIn<Wording>(
  wording: Partial<Record<Locale, Wording>>,
  locale: Locale,
): Wording | undefined {
  const written = [locale, ...locales].find((each) => wording[each]);
  return written && wording[written];
}

type Moments = {
  startedAt: Date | null;
  pausedAt: Date | null;
  decidedAt: Date | null;
  endedAt: Date | null;
};

export function experimentState({
  startedAt,
  pausedAt,
  decidedAt,
  endedAt,
}: Moments): ExperimentState {
  if (endedAt) return 'ended';
  if (!startedAt) return 'draft';
  if (decidedAt) return 'decided';
  return pausedAt ? 'paused' : 'running';
}
