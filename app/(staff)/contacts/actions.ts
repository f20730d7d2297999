'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { staffAction } from '@/app/_server/action';
import type { ActionState } from '@/components/ui/form-state';
import { changeConsent } from '@/domain/consent/commands';
import { ChangeConsentForm } from '@/domain/consent/input';
import { editContact, registerContact } from '@/domain/contacts/commands';
import { EditContactForm, RegisterContactForm } from '@/domain/contacts/input';
import { findContact } from '@/domain/contacts/queries';
import { fullName } from '@/domain/contacts/rules';
import type { Ctx } from '@/domain/context';
import { atCustomer } from '@/domain/customers/commands';
import { inviteByHand } from '@/domain/invitations/commands';
import { sendLink } from '@/domain/links/commands';
import { sendReceiptNow } from '@/domain/receipts/commands';
import { sendRenewal, sendRenewals } from '@/domain/renewals/commands';
import { AskFiltered } from '@/domain/renewals/input';
import { routes } from '@/lib/routes';

const permission = 'editContacts';
const OneContact = z.strictObject({ contactId: z.uuid() });

export async function registerContactByForm(state: ActionState, form: FormData) {
  const register = staffAction(
    { permission, input: RegisterContactForm },
    async (ctx, { customer, next, ...input }) => {
      const outcome = await atCustomer(ctx, customer, (ctx, customerId) =>
        registerContact(ctx, { ...input, customerId }),
      );
      if (!outcome.ok) return nameOther(ctx, outcome);
      const { contactId } = outcome;
      redirect(
        next === 'another' ? routes.newContact({ saved: contactId }) : routes.contact(contactId),
      );
    },
  );
  return register(state, form);
}

export async function editContactByForm(state: ActionState, form: FormData) {
  const edit = staffAction(
    { permission, input: EditContactForm },
    async (ctx, { customer, ...input }) => {
      const held = (await findContact(ctx, input.contactId))?.customer;
      // The name that stands there already means this very customer, also where two share it.
      const outcome =
        held && held.name === customer
          ? await editContact(ctx, { ...input, customerId: held.id })
          : await atCustomer(ctx, customer, (ctx, customerId) =>
              editContact(ctx, { ...input, customerId }),
            );
      return outcome.ok ? outcome : nameOther(ctx, outcome);
    },
  );
  return edit(state, form);
}

export async function changeConsentByForm(state: ActionState, form: FormData) {
  const change = staffAction({ permission, input: ChangeConsentForm }, async (ctx, input) => {
    const outcome = await changeConsent(ctx, input);
    if (!outcome.ok) return outcome;
    redirect(routes.contact(input.contactId, { changed: outcome.outcome }));
  });
  return change(state, form);
}

export async function sendLinkByForm(state: ActionState, form: FormData) {
  const send = staffAction({ permission, input: OneContact }, sendLink);
  return send(state, form);
}

export async function inviteByForm(state: ActionState, form: FormData) {
  const invite = staffAction({ permission, input: OneContact }, inviteByHand);
  return invite(state, form);
}

export async function sendRenewalByForm(state: ActionState, form: FormData) {
  const send = staffAction({ permission, input: OneContact }, sendRenewal);
  return send(state, form);
}

export async function sendRenewalsByForm(state: ActionState<number>, form: FormData) {
  const send = staffAction<typeof AskFiltered, number>(
    { permission, input: AskFiltered },
    async (ctx, input) => {
      const sent = await sendRenewals(ctx, input);
      return sent.ok ? { ok: true, value: sent.count } : sent;
    },
  );
  return send(state, form);
}

export async function sendReceiptNowByForm(state: ActionState, form: FormData) {
  const send = staffAction({ permission, input: OneContact }, async (ctx, input) => {
    await sendReceiptNow(ctx, input);
    return { ok: true } as const;
  });
  return send(state, form);
}

type Refused = { ok: false; reason: string; contactId?: string };

/** A duplicate names the contact who has the address, so that he can be opened. */
async function nameOther(ctx: Ctx, refused: Refused): Promise<Refused & { name?: string }> {
  const other = refused.contactId ? await findContact(ctx, refused.contactId) : null;
  return other ? { ...refused, name: fullName(other) || (other.email ?? '') } : refused;
}
