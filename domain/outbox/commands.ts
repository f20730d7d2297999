import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { retryMessage, settleMessage } from '@/domain/messages/commands';
import type { DecideMessage } from './input';

type Decided = Result<object, 'notWaiting'>;

/** "Send på nytt": a person decided on a mail that failed or was cut off. The guard asks again. */
export function resendMail(ctx: Ctx, input: DecideMessage): Promise<Decided> {
  return inTransaction(ctx, async (ctx) => {
    const result = await retryMessage(ctx, input);
    if (result.ok) await note(ctx, 'messageRetried', input);
    return result;
  });
}

/** "Den kom fram": a person found out that a mail that was cut off did arrive. */
export function confirmArrival(ctx: Ctx, input: DecideMessage): Promise<Decided> {
  return inTransaction(ctx, async (ctx) => {
    const result = await settleMessage(ctx, input);
    if (result.ok) await note(ctx, 'messageSettled', input);
    return result;
  });
}

function note(ctx: Ctx, action: 'messageRetried' | 'messageSettled', { messageId }: DecideMessage) {
  return recordAudit(ctx, { action, subjectType: 'message', subjectId: messageId });
}
