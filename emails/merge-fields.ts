/** The fields that an invitation's wording may hold, written as `{firstName}`. */
export type MergeFields = { firstName: string; companyName: string; senderName: string };

const names = ['firstName', 'companyName', 'senderName'] as const;

/**
 * Puts the fields into a wording, in one pass: a value that looks like a field stays as it is.
 * A field without a value goes, with what joins it ("Hei {firstName}." becomes "Hei.").
 */
export function mergeFields(wording: string, fields: MergeFields): string {
  return names
    .filter((name) => !fields[name])
    .reduce(withoutField, wording)
    .replace(
      /\{(firstName|companyName|senderName)\}/g,
      (_field, name: keyof MergeFields) => fields[name],
    );
}

/**
 * A wording without a field: at the end of a clause its comma goes too, at the beginning of a line or a sentence whatever
 * follows it, and the next letter is a capital ("{firstName}, hva vil du høre?" becomes "Hva vil du høre?").
 */
function withoutField(wording: string, name: string): string {
  const field = `(?:\\{${name}\\})+`;
  return wording
    .replace(new RegExp(`,[^\\S\\n]*${field}(?=[^\\S\\n]*(?:$|[.,!?:;]))`, 'gm'), '')
    .replace(
      new RegExp(`(^|[.!?][^\\S\\n]+)${field}[^\\S\\n]*(?:[.,!?:;–-]+[^\\S\\n]*)?(\\p{L}?)`, 'gmu'),
      (_all, before: string, letter: string) => before + letter.toLocaleUpperCase('nb'),
    )
    .replace(new RegExp(` ?${field}`, 'g'), '');
}

/** A value as it stands in running text: no line breaks, control characters or double spaces. */
export function oneLine(value: string): string {
  return value.replace(/[\s\p{Cc}\u200b]+/gu, ' ').trim();
}
