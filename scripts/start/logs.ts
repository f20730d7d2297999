import { readFileSync } from 'node:fs';

const linesMax = 20;

/** The end of a log, to be shown below a complaint; nothing when the part wrote to the terminal. */
export function lastLines(output: string | 'terminal'): string {
  if (output === 'terminal') return '';
  try {
    const lines = readFileSync(output, 'utf8').trimEnd().split('\n').slice(-linesMax);
    return lines.join('').trim() ? ` Its last lines:\n${lines.join('\n')}` : '';
  } catch {
    return '';
  }
}
