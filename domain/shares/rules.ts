import { type ShareCheck, shareCheck } from '@/domain/draws/rules';

/** How often a variant was drawn, and by which chances. */
export type DrawnShare = {
  variantId: string;
  drawn: number;
  /** The sum of its chances. */
  expected: number;
  /** The sum of p (1 - p). */
  variance: number;
  /** Whether its chance was the same in every draw. */
  isConstant: boolean;
};

/** Whether the variants of an experiment were drawn as they should have been, whichever way they were drawn. */
export function checkShares(shares: readonly DrawnShare[]): ShareCheck {
  const isConstant = shares.every((share) => share.isConstant);
  return shareCheck(
    shares.map(({ drawn, expected, variance }) =>
      isConstant ? { drawn, expected } : { drawn, expected, variance },
    ),
  );
}
