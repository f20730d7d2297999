import { changeConsent } from '@/domain/consent/commands';
import { registerContact } from '@/domain/contacts/commands';
import { RegisterContact } from '@/domain/contacts/input';
import { newRequestId } from '@/domain/context';
import { findIdByName } from '@/domain/customers/queries';
import { sendReceiptNow } from '@/domain/receipts/commands';
import { osloDate } from '@/lib/oslo-date';
import type { Cast } from './cast';

const email = 'jone@fjordbygg.example';

/** Jone Tveit's story, from his registration to the receipt, by the commands that people use. */
export async function playStory(cast: Cast, deliver: () => Promise<void>): Promise<void> {
  if (await cast.findContact(email)) return;
  const contactId = await registerJone(cast);
  await deliver();

  await cast.visit(contactId);
  await cast.answer(contactId, 'personalisation', 'yes');
  await cast.answer(contactId, 'personalisation', 'no');
  await cast.answer(contactId, 'personalisation', 'yes');
  await cast.answer(contactId, 'appex', 'yes');
  await cast.answer(contactId, 'group', 'yes');

  const roy = cast.staffCtx('Roy');
  await changeConsent(roy, {
    contactId,
    answers: [{ purposeId: cast.purposeId('personalisation'), answer: 'no' }],
    channel: 'phone',
    note: 'Jone ringte og ville ikke bli fulgt på nettsidene.',
    agreedOn: osloDate(new Date()),
    requestId: newRequestId(),
  });
  await sendReceiptNow(roy, { contactId });
  await deliver();
}

async function registerJone(cast: Cast): Promise<string> {
  const kari = cast.staffCtx('Kari');
  const registered = await registerContact(
    kari,
    RegisterContact.parse({
      firstName: 'Jone',
      lastName: 'Tveit',
      email,
      phone: '41234567',
      title: 'Daglig leder',
      customerId: (await findIdByName(kari, 'Fjordbygg AS')) ?? undefined,
      inviteBasis: 'customer',
    }),
  );
  if (!registered.ok) throw new Error(`Jone was not registered: ${registered.reason}.`);
  return registered.contactId;
}
