import { findLastCheckpoint } from '@/domain/checkpoints/queries';
import { sha256, sinkLine } from '@/domain/checkpoints/rules';
import { listCompanies } from '@/domain/group/queries';
import { noteDeliveriesUpTo } from '@/domain/sinks/commands';
import { isDelivered, wasDeliveredWithin } from '@/domain/sinks/queries';
import type { Mailer } from '@/lib/mailer/mailer';
import type { Sink } from './sink';

const MAILS_APART_MINUTES = 60;

/**
 * Mails the newest checkpoint, at most once an hour. It holds the hash of the one before it, so it
 * speaks for all of them.
 */
export function mailSink(address: string, mailer: Mailer): Sink {
  return {
    name: 'mail',
    async deliver(ctx) {
      const newest = await findLastCheckpoint(ctx);
      if (!newest || (await isDelivered(ctx, { checkpointSeq: newest.seq, sink: 'mail' })))
        return null;
      if (await wasDeliveredWithin(ctx, 'mail', MAILS_APART_MINUTES)) return null;
      const [company] = await listCompanies(ctx);
      if (!company) throw new Error('No company is there to write as.');
      const line = sinkLine(newest);
      const text = `Checkpoint ${newest.seq} of the consent ledger. Keep this mail: the line below shows what the ledger held.\n\n${line}\n`;
      const result = await mailer.send({
        messageId: uuidOf(newest.body),
        from: { name: company.name, address: company.senderAddress },
        to: { name: '', address },
        subject: `Samtykke: checkpoint ${newest.seq}`,
        html: `<pre style="white-space:pre-wrap;overflow-wrap:anywhere">${escapeHtml(text)}</pre>`,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      // A mail of which nobody knows is sent once more: twice does no harm.
      if (!result.ok) throw new Error(`The mail was not accepted: ${result.reason}.`);
      await noteDeliveriesUpTo(ctx, { checkpointSeq: newest.seq, sink: 'mail' });
      return newest.seq;
    },
  };
}

/** The same checkpoint is the same mail, also when it is sent once more. */
function uuidOf(body: string): string {
  const hex = sha256(body).toString('hex');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
