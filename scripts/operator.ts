import { userInfo } from 'node:os';

/** The user of the operating system; in a container he may have a number alone. */
export function nameOperator(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
