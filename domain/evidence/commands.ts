import { recordAudit } from '@/domain/audit/commands';
import { findContact } from '@/domain/contacts/queries';
import { type Ctx, inTransaction } from '@/domain/context';
import { findEvidence } from './queries';

/** Hands out the evidence of a contact, after keeping who asked for it. Null for an unknown contact. */
export function exportEvidence(ctx: Ctx, input: { contactId: string }) {
  return inTransaction(ctx, async (ctx) => {
    if (!(await findContact(ctx, input.contactId))) return null;
    await recordAudit(ctx, {
      action: 'evidenceExported',
      subjectType: 'contact',
      subjectId: input.contactId,
    });
    return findEvidence(ctx, input.contactId);
  });
}
