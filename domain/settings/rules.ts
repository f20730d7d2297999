/** How much of the network address is kept with an answer. */
export const addressEvidences = ['off', 'truncated', 'full'] as const;
export type AddressEvidence = (typeof addressEvidences)[number];

/** So long may a whole address be kept, at most. */
export const ADDRESS_DAYS_MAX = 365;

/** What the group has decided for itself. */
export type GroupSettings = {
  staffMayAnswerOwnNo: boolean;
  addressEvidence: AddressEvidence;
  /** Days that a whole address is kept. */
  addressDays: number;
};

export const settingNames = [
  'staffMayAnswerOwnNo',
  'addressEvidence',
  'addressDays',
] as const satisfies (keyof GroupSettings)[];
export type SettingName = (typeof settingNames)[number];

/** The settings that differ, each with its old and its new value as a code or a number. */
export function changesOf(
  before: GroupSettings,
  after: GroupSettings,
): { name: SettingName; from: string | number; to: string | number }[] {
  return settingNames
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, from: codeOf(before[name]), to: codeOf(after[name]) }));
}

function codeOf(value: boolean | string | number): string | number {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : value;
}
