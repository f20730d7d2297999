import { setTimeout as sleep } from 'node:timers/promises';
import { Complaint } from './complaint';

const secondsMax = 60;

/** Waits until the address answers 200; complains with its last answer when it does not come to that. */
export async function untilAnswers(url: string, what: string): Promise<void> {
  const deadline = Date.now() + secondsMax * 1000;
  let last = 'no answer';
  while (Date.now() < deadline) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    if (answer?.ok) return;
    if (answer) last = `${answer.status} ${await answer.text().catch(() => '')}`.trim();
    await sleep(100);
  }
  throw new Complaint(`${what} was not ready after ${secondsMax} s: ${last}`);
}
