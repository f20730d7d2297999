import { and, eq } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { newsletter } from '@/db/schema/newsletter';
import { withdrawConsent } from '@/domain/consent/commands';
import { registerContact } from '@/domain/contacts/commands';
import { RegisterContact } from '@/domain/contacts/input';
import { newRequestId } from '@/domain/context';
import { registerCustomer } from '@/domain/customers/commands';
import { findIdByName } from '@/domain/customers/queries';
import { createNewsletter, sendNewsletter } from '@/domain/newsletters/commands';
import type { Cast } from './cast';
import { listPeople, organisations, type Person } from './people';

/** How many people act at the same time. */
const AT_ONCE = 6;

type Member = Person & { contactId: string };

/** Registers a crowd, lets it answer or not, mails the list that follows, and lets some leave again. */
export async function seedCrowd(
  cast: Cast,
  count: number,
  deliver: () => Promise<void>,
): Promise<void> {
  const customerIds = await registerOrganisations(cast);
  const members: Member[] = [];
  await inTurns(listPeople(count), async (person, number) => {
    const contactId = await register(cast, person, number, customerIds);
    if (contactId) members.push({ ...person, contactId });
  });
  await deliver();
  await inTurns(members, (member) => scanMail(cast, member));
  await inTurns(members, (member) => actOnInvitation(cast, member));
  await mailTheList(cast);
  await deliver();
  await inTurns(members, (member) => leaveAgain(cast, member));
}

async function registerOrganisations(cast: Cast): Promise<string[]> {
  const ids: string[] = [];
  for (const { name } of organisations) {
    const known = await findIdByName(cast.system, name);
    const made = known
      ? null
      : await registerCustomer(cast.staffCtx('Kari'), { name, orgnr: null });
    ids.push(known ?? made?.customerId ?? '');
  }
  return ids;
}

/** @returns null for someone who is registered already: a seed that was cut off goes on where it was. */
async function register(
  cast: Cast,
  person: Person,
  number: number,
  customerIds: string[],
): Promise<string | null> {
  const { visits, answers, later, organisation, ...typed } = person;
  const input = RegisterContact.parse({ ...typed, customerId: customerIds[organisation] });
  const registered = await registerContact(cast.staffCtx(number % 2 === 0 ? 'Kari' : 'Roy'), input);
  return registered.ok ? registered.contactId : null;
}

/** Some organisations have their mails scanned before anybody reads them. */
async function scanMail(cast: Cast, { contactId, inviteBasis, organisation }: Member) {
  if (inviteBasis !== 'none' && organisation % 3 === 0) await cast.scan(contactId);
}

async function actOnInvitation(
  cast: Cast,
  { contactId, visits, answers, later }: Member,
): Promise<void> {
  if (!visits) return;
  await cast.visit(contactId);
  for (const [levelKey, answer] of Object.entries(answers)) {
    if (answer) await cast.answer(contactId, levelKey, answer);
  }
  if (later === 'changesMind' && answers.personalisation) {
    await cast.answer(
      contactId,
      'personalisation',
      answers.personalisation === 'yes' ? 'no' : 'yes',
    );
  }
}

async function leaveAgain(
  cast: Cast,
  { contactId, inviteBasis, answers, later }: Member,
): Promise<void> {
  if (later === 'unsubscribes' && answers.appex === 'yes') {
    const ctx = await cast.contactCtx(contactId, 'unsubscribe');
    await withdrawConsent(ctx, {
      purposeIds: [cast.purposeId('appex')],
      requestId: newRequestId(),
    });
  }
  if (later === 'objects' && !answers.appex && inviteBasis !== 'none') await cast.object(contactId);
}

const subject = 'Slik blir vinteren hos Appex';

/** One newsletter of Appex, written and sent as the marketer would. */
async function mailTheList(cast: Cast): Promise<void> {
  const ctx = cast.staffCtx('Marius');
  const [appex] = await ctx.db
    .select({ id: company.id })
    .from(company)
    .where(eq(company.key, 'appex'));
  if (!appex) throw new Error('The group has no Appex.');
  const known = await ctx.db.$count(
    newsletter,
    and(eq(newsletter.companyId, appex.id), eq(newsletter.subject, subject)),
  );
  if (known > 0) return;
  const made = await createNewsletter(ctx, {
    companyId: appex.id,
    subject,
    preheader: 'Åpningstider, nye folk og et kurs du kan ha nytte av.',
    body: [
      '# Slik blir vinteren',
      'Vi holder åpent hele vinteren, også i romjulen. Ring oss på vanlig nummer, så svarer vi samme dag.',
      '# Kurs i januar',
      'Vi går gjennom de nye reglene på en formiddag. Les mer og meld deg på: https://appex.example/kurs',
    ].join('\n\n'),
    purposeIds: [cast.purposeId('appex')],
  });
  if (!made.ok) throw new Error(`The newsletter was refused: ${made.reason}.`);
  await sendNewsletter(ctx, {
    newsletterId: made.newsletterId,
    version: 1,
    shownCount: Number.MAX_SAFE_INTEGER,
  });
}

async function inTurns<T>(
  items: T[],
  act: (item: T, number: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [number, item] of queue) await act(item, number);
    }),
  );
}
