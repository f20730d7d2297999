import { Resend } from 'resend';
import { z } from 'zod';

/** What Resend reports of a mail that matters here; everything else is `other`. */
export type ResendReport = { kind: 'bounce' | 'complaint'; providerId: string } | { kind: 'other' };

const Report = z.object({
  type: z.enum(['email.bounced', 'email.complained']),
  data: z.object({
    email_id: z.string().min(1),
    bounce: z.object({ type: z.string().optional() }).optional(),
  }),
});

/** Bounces that may pass by themselves; Resend tries those again (https://resend.com/docs/dashboard/emails/email-bounces). */
const PASSING_BOUNCES = ['Transient', 'Undetermined'];

/**
 * Reads a report of Resend (https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests).
 * @param body exactly as it came: the signature covers its bytes.
 * @returns null when the signature is missing, wrong, or older than five minutes.
 */
export function readResendReport(
  body: string,
  headers: Headers,
  secret: string,
): ResendReport | null {
  const header = (name: string) => headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`);
  const [id, timestamp, signature] = [header('id'), header('timestamp'), header('signature')];
  if (!id || !timestamp || !signature) return null;
  try {
    // Verifying asks nobody, so the key is not needed.
    const { webhooks } = new Resend('unused');
    const report = Report.safeParse(
      webhooks.verify({
        payload: body,
        headers: { id, timestamp, signature },
        webhookSecret: secret,
      }),
    );
    return report.success ? reportOf(report.data) : { kind: 'other' };
  } catch {
    return null;
  }
}

function reportOf({ type, data }: z.output<typeof Report>): ResendReport {
  const { email_id: providerId, bounce } = data;
  if (type === 'email.complained') return { kind: 'complaint', providerId };
  const isPassing = PASSING_BOUNCES.includes(bounce?.type ?? '');
  return isPassing ? { kind: 'other' } : { kind: 'bounce', providerId };
}
