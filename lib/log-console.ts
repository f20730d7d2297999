import { withoutSecrets } from './describe-error';
import { log } from './log';

/**
 * What others write to the console as an error or a warning goes to the log, with ids alone. Next writes every error that
 * nobody caught, and one of the database quotes the values of its query.
 */
export function logConsole(): void {
  console.error = (...said) => note('error', said);
  console.warn = (...said) => note('warn', said);
}

function note(level: 'error' | 'warn', said: unknown[]): void {
  const error = said.find((each) => each instanceof Error);
  const words = said.filter((each) => typeof each === 'string').join(' ');
  log[level]({ error }, withoutSecrets(words).trim());
}
