import { z } from 'zod';
import { channels, Wording } from '@/domain/consent/rules';
import { variantSenders } from '@/domain/experiments/rules';
import { messageKinds, SendingReason } from '@/domain/messages/rules';
import { locales } from '@/lib/i18n/locales';
import { osloDate } from '@/lib/oslo-date';

const standing = z.enum(['granted', 'refused', 'withdrawn', 'expired', 'notAsked']);
const actor = z.object({
  type: z.enum(['contact', 'staff', 'system']),
  /** Null for the contact himself: his name is in his profile. */
  name: z.string().nullable(),
});
const purpose = z.object({
  key: z.string(),
  kind: z.enum(['personalisation', 'marketing']),
  companyName: z.string(),
});
const invitation = z.object({
  variantLabel: z.string(),
  sender: z.enum(variantSenders),
  /** Null when the company itself stood as the sender. */
  senderName: z.string().nullable(),
});
const notice = z.object({
  id: z.string(),
  /** The level's name in the reader's language; the wording below is in the contact's. */
  levelTitle: z.string(),
  /** How many purposes a yes to the level grants. */
  purposeCount: z.number(),
  version: z.number(),
  locale: z.enum(locales),
  wording: Wording,
});
const mailKind = z.enum(messageKinds);
const suppressionReason = z.enum(['bounce', 'complaint', 'objection', 'erased']);
const entry = { id: z.string(), at: z.coerce.date() };

/** What may stand on the timeline of a contact. */
export const TimelineEntry = z.discriminatedUnion('kind', [
  /** One answer: all events of one level, or of one unsubscribe. */
  z.object({
    ...entry,
    kind: z.literal('answer'),
    actor,
    channel: z.enum(channels),
    changes: z
      .array(z.object({ eventId: z.string(), from: standing, to: standing, purpose }))
      .min(1),
    notice: notice.nullable(),
    note: z.string().nullable(),
    /** ISO date: when staff and contact agreed. */
    agreedOn: z.string().nullable(),
    /** Where staff keeps the proof. */
    reference: z.string().nullable(),
    /** The mail whose link led there. */
    messageId: z.string().nullable(),
    /** The colleague who set the address that the mail went to, after the contact was registered. */
    addressSetBy: z
      .object({ name: z.string(), at: z.coerce.date(), address: z.string() })
      .nullable(),
    /** The whole network address, while it is kept, for those who may see it. */
    address: z.object({ text: z.string(), expiresAt: z.coerce.date() }).nullable(),
  }),
  z.object({
    ...entry,
    kind: z.literal('message'),
    messageKind: mailKind,
    state: z.enum(['queued', 'sending', 'sent', 'failed', 'suppressed', 'unknown']),
    reason: z.string().nullable(),
    dueAt: z.coerce.date(),
    companyName: z.string(),
    newsletterSubject: z.string().nullable(),
    /** What let it through the guard; null while it waits, or when it was stopped. */
    because: SendingReason.nullable(),
    invitation: invitation.nullable(),
  }),
  z.object({ ...entry, kind: z.literal('visit'), messageKind: mailKind }),
  z.object({
    ...entry,
    kind: z.literal('registered'),
    staffName: z.string().nullable(),
    source: z.enum(['crm', 'form', 'import', 'api']),
  }),
  z.object({
    ...entry,
    kind: z.literal('details'),
    actor,
    before: z.record(z.string(), z.string().nullable()),
    after: z.record(z.string(), z.string().nullable()),
  }),
  /** A yes that its life or a newer wording ended, and that no event says so of: all of one answer. */
  z.object({
    ...entry,
    kind: z.literal('ended'),
    cause: z.enum(['wording', 'expiry']),
    /** The version that ended it; null when its life was over. */
    version: z.number().nullable(),
    ended: z.array(z.object({ eventId: z.string(), purpose })).min(1),
  }),
  z.object({ ...entry, kind: z.literal('suppressed'), reason: suppressionReason }),
  z.object({ ...entry, kind: z.literal('suppressionLifted'), reason: suppressionReason }),
]);
export type TimelineEntry = z.output<typeof TimelineEntry>;
export type EntryOf<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: Kind }>;

export const timelineFilters = ['all', 'consent', 'mail', 'details'] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

/** What the address asks for; anything else is everything. */
export function readTimelineFilter(text: unknown): TimelineFilter {
  return timelineFilters.find((filter) => filter === text) ?? 'all';
}

const shownBy: Record<TimelineEntry['kind'], Exclude<TimelineFilter, 'all'>> = {
  answer: 'consent',
  ended: 'consent',
  suppressed: 'consent',
  suppressionLifted: 'consent',
  message: 'mail',
  visit: 'details',
  registered: 'details',
  details: 'details',
};

export function filterEntries(entries: TimelineEntry[], filter: TimelineFilter): TimelineEntry[] {
  return filter === 'all' ? entries : entries.filter((each) => shownBy[each.kind] === filter);
}

/** Entries by the day on which they happened in Norway, in the order given. */
export function groupByDay(
  entries: readonly TimelineEntry[],
): { day: string; entries: TimelineEntry[] }[] {
  const days = Map.groupBy(entries, (each) => osloDate(each.at));
  return [...days].map(([day, entries]) => ({ day, entries }));
}

/** The receipt that waits for further changes by staff, if there is one. */
export function findWaitingReceipt(entries: readonly TimelineEntry[]): EntryOf<'message'> | null {
  const isWaiting = (entry: TimelineEntry): entry is EntryOf<'message'> =>
    entry.kind === 'message' && entry.messageKind === 'receipt' && entry.state === 'queued';
  return entries.find(isWaiting) ?? null;
}
