import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { company } from '@/db/schema/company';
import { contact } from '@/db/schema/contact';
import { experiment, experimentText, variant } from '@/db/schema/experiment';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import { listStartProblems, type StartProblem } from './rules';

export type SetupView = NonNullable<Awaited<ReturnType<typeof findSetup>>>;

/** What an experiment tries, on whom and how: its settings, its texts and its variants; or null. */
export async function findSetup(ctx: Ctx, experimentId: string) {
  const creator = alias(staff, 'creator');
  const [settings] = await ctx.db
    .select({
      id: experiment.id,
      name: experiment.name,
      companyId: experiment.companyId,
      companyName: company.name,
      hasDirector: sql<boolean>`coalesce(${staff.id} is not null and ${staff.disabledAt} is null, false)`,
      locale: experiment.locale,
      source: experiment.source,
      method: experiment.method,
      holdbackPercent: experiment.holdbackPercent,
      windowDays: experiment.windowDays,
      reminderDays: experiment.reminderDays,
      decidesBy: experiment.decidesBy,
      createdByName: creator.name,
      createdAt: experiment.createdAt,
      startedAt: experiment.startedAt,
      pausedAt: experiment.pausedAt,
      decidedAt: experiment.decidedAt,
      endedAt: experiment.endedAt,
      version: experiment.version,
    })
    .from(experiment)
    .innerJoin(company, eq(company.id, experiment.companyId))
    .leftJoin(staff, eq(staff.id, company.managingDirectorId))
    .leftJoin(creator, eq(creator.id, experiment.createdBy))
    .where(eq(experiment.id, experimentId));
  if (!settings) return null;
  const texts = await ctx.db
    .select({ id: experimentText.id, name: experimentText.name, wording: experimentText.wording })
    .from(experimentText)
    .where(eq(experimentText.experimentId, experimentId))
    .orderBy(asc(experimentText.position));
  const variants = await ctx.db
    .select({
      id: variant.id,
      label: variant.label,
      textId: variant.textId,
      sender: variant.sender,
      senderStaffId: variant.senderStaffId,
      senderName: staff.name,
      senderGone: sql<boolean>`${staff.disabledAt} is not null`,
      weight: variant.weight,
    })
    .from(variant)
    .leftJoin(staff, eq(staff.id, variant.senderStaffId))
    .where(eq(variant.experimentId, experimentId))
    .orderBy(asc(variant.position));
  return { ...settings, texts, variants };
}

type Audience = Pick<SetupView, 'id' | 'companyId' | 'locale' | 'source'>;

export type AudienceHolder = { id: string; name: string; decidedAt: Date | null };

/** Another experiment that was started on exactly this audience, and has not ended; or null. */
export async function findAudienceHolder(
  ctx: Ctx,
  { id, companyId, locale, source }: Audience,
): Promise<AudienceHolder | null> {
  const [holder] = await ctx.db
    .select({ id: experiment.id, name: experiment.name, decidedAt: experiment.decidedAt })
    .from(experiment)
    .where(
      and(
        ne(experiment.id, id),
        eq(experiment.companyId, companyId),
        locale ? eq(experiment.locale, locale) : isNull(experiment.locale),
        source ? eq(experiment.source, source) : isNull(experiment.source),
        isNotNull(experiment.startedAt),
        isNull(experiment.endedAt),
      ),
    );
  return holder ?? null;
}

/** What stops the start of a draft as it is now. One that is decided gives its audience away. */
export async function findStartProblems(ctx: Ctx, setup: SetupView): Promise<StartProblem[]> {
  const holder = await findAudienceHolder(ctx, setup);
  return listStartProblems({ ...setup, takenBy: holder && !holder.decidedAt ? holder : null });
}

/** What a preview needs of the contact that it is written as, or null. */
export async function findPreviewContact(ctx: Ctx, contactId: string) {
  const [row] = await ctx.db
    .select({
      id: contact.id,
      firstName: contact.firstName,
      lastName: contact.lastName,
      inviteBasis: contact.inviteBasis,
      registeredBy: sql<string | null>`case when ${staff.disabledAt} is null then ${staff.id} end`,
    })
    .from(contact)
    .leftJoin(staff, eq(staff.id, contact.registeredBy))
    .where(and(eq(contact.id, contactId), isNull(contact.erasedAt)));
  return row ?? null;
}
