import { recordAudit, recordReading } from '@/domain/audit/commands';
import type { ConsentStanding } from '@/domain/consent/queries';
import { type ContactView, findContact } from '@/domain/contacts/queries';
import { type Ctx, inSnapshot } from '@/domain/context';
import { findList, type ListView, type MemberView } from '@/domain/lists/queries';
import { listTimeline } from '@/domain/timeline/queries';
import type { TimelineEntry } from '@/domain/timeline/rules';
import type { AsOfFormat } from './input';
import {
  type AsOfQuestion,
  listConsentsAsOf,
  listMailable,
  listMembersAsOf,
  type Mailable,
} from './queries';
import { happenedBy } from './rules';

/** Shows staff a page of whom one could mail at a moment, after keeping who looked. */
export function openAsOf(ctx: Ctx, input: AsOfQuestion & { page: number }): Promise<Mailable> {
  return inSnapshot(ctx, async (ctx) => {
    await recordReading(ctx, { action: 'asOfOpened', ...subjectOf(input) });
    return listMailable(ctx, input);
  });
}

/**
 * Hands out everyone whom one could mail at a moment, or could not, after keeping who asked for it: where
 * that cannot be kept, it throws and nothing is handed out.
 */
export function exportAsOf(
  ctx: Ctx,
  { format, ...asked }: AsOfQuestion & { format: AsOfFormat },
): Promise<Mailable> {
  return inSnapshot(ctx, async (ctx) => {
    const found = await listMailable(ctx, asked);
    const { detail, ...subject } = subjectOf(asked);
    await recordAudit(ctx, {
      action: 'asOfExported',
      ...subject,
      detail: { ...detail, format, count: found.rows.length },
    });
    return found;
  });
}

export type PastCard = {
  contact: ContactView;
  consents: ConsentStanding[];
  /** What had happened by then, newest first; no whole network address. */
  history: TimelineEntry[];
};

/**
 * Hands out a card as it was at a moment, after keeping who asked for it. Names are today's. Null for one who is unknown, or
 * was not registered then: that is not kept.
 */
export function exportCardAsOf(
  ctx: Ctx,
  { contactId, at, format }: { contactId: string; at: Date; format: AsOfFormat },
): Promise<PastCard | null> {
  return inSnapshot(ctx, async (ctx) => {
    const contact = await findContact(ctx, contactId);
    if (!contact || contact.createdAt > at) return null;
    await recordAudit(ctx, {
      action: 'cardAsOfExported',
      subjectType: 'contact',
      subjectId: contactId,
      detail: { asOf: minuteOf(at), format },
    });
    const consents = await listConsentsAsOf(ctx, { contactId, at });
    const history = happenedBy(await listTimeline(ctx, contactId), at).map((entry) =>
      entry.kind === 'answer' ? { ...entry, address: null } : entry,
    );
    return { contact, consents, history };
  });
}

/** Hands out everyone who was on a list at a moment, after keeping who asked for it. Null for an unknown list. */
export function exportListAsOf(
  ctx: Ctx,
  { key, at, search, format }: { key: string; at: Date; search: string; format: AsOfFormat },
): Promise<{ list: ListView; members: MemberView[] } | null> {
  return inSnapshot(ctx, async (ctx) => {
    const list = await findList(ctx, key);
    if (!list) return null;
    const { purposeId } = list;
    const { rows } = await listMembersAsOf(ctx, { purposeId, at, search });
    await recordAudit(ctx, {
      action: 'listAsOfExported',
      subjectType: 'purpose',
      subjectId: purposeId,
      detail: { asOf: minuteOf(at), format, count: rows.length },
    });
    return { list, members: rows };
  });
}

function subjectOf({ purposeId, at }: AsOfQuestion) {
  return { subjectType: 'purpose', subjectId: purposeId, detail: { asOf: minuteOf(at) } } as const;
}

function minuteOf(at: Date): string {
  return `${at.toISOString().slice(0, 16)}Z`;
}
