/** The fields that an invitation's wording may hold, written as `{firstName}`. */
export type MergeFields = { firstName: string; companyName: string; senderName: string };

/**
 * Puts the fields into a wording, in one pass: a value that looks like a field stays as it is.
 * A field without a value goes, with the space before it ("Hei {firstName}." becomes "Hei.").
 */
export function mergeFields(wording: string, fields: MergeFields): string {
  return wording.replace(
    /( ?)\{(firstName|companyName|senderName)\}/g,
    (_field, space: string, name: keyof MergeFields) => (fields[name] ? space + fields[name] : ''),
  );
}

/** A value as it stands in running text: no line breaks, control characters or double spaces. */
export function oneLine(value: string): string {
  return value.replace(/[\s\p{Cc}\u200b]+/gu, ' ').trim();
}
