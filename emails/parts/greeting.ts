import { oneLine } from '../merge-fields';
import type { Words } from '../words';

/** "Hei Jone.", or "Hei." when we do not know the name. */
export function greeting(words: Words, firstName: string): string {
  const name = oneLine(firstName);
  return name ? words('common.greeting', { firstName: name }) : words('common.greetingNameless');
}
