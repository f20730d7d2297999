/** Whether a font can draw a character, by its number in Unicode. */
export type CanDraw = (codePoint: number) => boolean;

/**
 * Text as a font can draw it: a character that it lacks stands as its number in Unicode, "(U+738B)", which everyone can look
 * up, and so does one that nobody would see. Drawn as it is, it would be a wrong letter, or none.
 */
export function spellOut(text: string, canDraw: CanDraw): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return isBreak(letter) || (canDraw(code) && !HIDDEN.test(letter))
        ? letter
        : `(U+${hexOf(code)})`;
    })
    .join('');
}

/** Zero-width and direction marks: format characters, in Unicode's word. */
const HIDDEN = /\p{Cf}/u;

function isBreak(letter: string): boolean {
  return letter === '\n' || letter === '\r' || letter === '\t';
}

function hexOf(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}

/** Every text in a plain value, spelled out; all else stays as it is. */
export function spellOutAll<Value>(value: Value, canDraw: CanDraw): Value {
  return spelled(value, canDraw) as Value;
}

function spelled(value: unknown, canDraw: CanDraw): unknown {
  if (typeof value === 'string') return spellOut(value, canDraw);
  if (Array.isArray(value)) return value.map((each) => spelled(each, canDraw));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, spelled(each, canDraw)]),
  );
}
