import 'server-only';
import { randomUUID } from 'node:crypto';
import { recordAudit } from '@/domain/audit/commands';
import type { TryWords } from '@/domain/experiment-setup/input';
import { findPreviewContact, findSetup } from '@/domain/experiment-setup/queries';
import { env } from '@/lib/env';
import { createMailer, type Mailer } from '@/lib/mailer/mailer';
import { sampleInvitation } from './invitation-sample';
import type { SignedIn } from './session';

// One way out per process, also across reloads of the development server.
const shared = globalThis as typeof globalThis & { samtykkeMailer?: Mailer };

/**
 * Sends the words that are typed to who typed them: a real mail whose links open nothing. It is no message of the
 * outbox, so that it counts nowhere.
 */
export async function sendTestMail(signedIn: SignedIn, input: TryWords) {
  const { experimentId, locale, sender, contactId, ...words } = input;
  const { ctx, staff } = signedIn;
  const setup = await findSetup(ctx, experimentId);
  if (!setup) return { ok: false, reason: 'notFound' } as const;
  const contact = contactId ? await findPreviewContact(ctx, contactId) : null;
  const sample = { setup, locale, sender, words, contact };
  const { from, replyTo, mail } = await sampleInvitation(signedIn, sample);
  const sent = await mailer().send({
    messageId: randomUUID(),
    from,
    replyTo,
    to: { name: staff.name, address: staff.email },
    ...mail,
    subject: `[Test] ${mail.subject}`,
    headers: {},
  });
  if (!sent.ok) return { ok: false, reason: 'notSent' } as const;
  await recordAudit(ctx, {
    action: 'testMailSent',
    subjectType: 'experiment',
    subjectId: experimentId,
    detail: { locale },
  });
  return { ok: true } as const;
}

function mailer(): Mailer {
  const { RESEND_API_KEY, RESEND_BASE_URL, SMTP_URL } = env();
  shared.samtykkeMailer ??= createMailer({
    resendApiKey: RESEND_API_KEY,
    resendBaseUrl: RESEND_BASE_URL,
    smtpUrl: SMTP_URL,
  });
  return shared.samtykkeMailer;
}
