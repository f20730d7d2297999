/** Nobody is asked twice by staff within this time. */
export const ASK_AGAIN_DAYS = 14;

export const notAskedReasons = [
  'erased',
  'suppressed',
  'objected',
  'archived',
  'basisMissing',
  'alreadyAsked',
] as const;
/** Why a contact whose consent ends is not asked once more. */
export type NotAsked = (typeof notAskedReasons)[number];

/** How many can be asked now, and why the others are not. */
export type RenewalForecast = {
  count: number;
  notAsked: { reason: NotAsked; count: number }[];
};
