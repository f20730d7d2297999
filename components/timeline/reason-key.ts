const reasons = [
  'erased',
  'suppressed',
  'objected',
  'archived',
  'cancelled',
  'noConsent',
  'basisMissing',
  'alreadyAnswered',
  'merged',
  'transportUnavailable',
  'givenUp',
  'rejected',
  'notWritten',
  'cutOff',
] as const;

/** The words for the code of a mail that was not sent; a code without words of its own is "other". */
export function reasonKey(code: string) {
  return reasons.find((reason) => reason === code) ?? 'other';
}
