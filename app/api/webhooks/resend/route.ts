import { systemCtx } from '@/app/_server/context';
import { reportMail } from '@/domain/suppressions/commands';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { readResendReport } from '@/lib/mailer/resend-webhook';

/**
 * Resend reports bounces and complaints here. Who knows the secret is believed; what does not concern us is answered as
 * taken, so that it is not sent again. While the database is away the answer asks Resend to come again.
 */
export async function POST(request: Request): Promise<Response> {
  const secret = env().RESEND_WEBHOOK_SECRET;
  if (!secret) return answer(404);
  const report = readResendReport(await request.text(), request.headers, secret);
  if (!report) return answer(401);
  if (report.kind === 'other') return answer(200);
  const { providerId, kind: reason } = report;
  try {
    const reported = await reportMail(systemCtx('resend'), { providerId, reason });
    if (reported.ok) log.info({ messageId: reported.messageId, reason }, 'A mail was reported.');
    return answer(200);
  } catch (error) {
    log.error({ error }, 'A report of Resend could not be kept.');
    return answer(503);
  }
}

function answer(status: 200 | 401 | 404 | 503): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}
