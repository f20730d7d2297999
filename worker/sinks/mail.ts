import { findLastCheckpoint } from '@/domain/checkpoints/queries';
import { sha256, sinkLine } from '@/domain/checkpoints/rules';
import { listCompanies } from '@/domain/group/queries';
import { noteDeliveriesUpTo } from '@/domain/sinks/commands';
import { isDelivered, wasDeliveredWithin } from '@/domain/sinks/queries';
import { escapeHtml } from '@/lib/escape-html';
import { uuidText } from '@/lib/ids';
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
        // The same checkpoint is the same mail, also when it is sent once more.
        messageId: uuidText(sha256(newest.body)),
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
