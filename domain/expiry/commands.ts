import { expireConsent } from '@/domain/consent/commands';
import type { Ctx } from '@/domain/context';
import { listEnded } from './queries';

const CONTACTS_AT_ONCE = 500;

/**
 * Writes down the consents whose life is over. Lists, tags and the send guard have left them out from
 * the moment that it was; this makes it an event. Safe on any number of workers.
 * @returns how many contacts it concerned
 */
export async function expireConsents(ctx: Ctx): Promise<number> {
  let count = 0;
  for (;;) {
    const ended = await listEnded(ctx, CONTACTS_AT_ONCE);
    for (const each of ended) {
      const result = await expireConsent(ctx, each);
      if (result.ok) count += 1;
      // Another worker was there before, or he answered anew meanwhile.
      else if (result.reason !== 'notExpired') throw new Error(result.reason);
    }
    if (ended.length < CONTACTS_AT_ONCE) return count;
  }
}
