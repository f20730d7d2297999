import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { experiment, type InvitationWording, invitation, variant } from '@/db/schema/invitation';
import { message } from '@/db/schema/message';
import type { Ctx } from '@/domain/context';

export type RunningVariant = {
  id: string;
  label: string;
  sender: 'managing_director' | 'registered_by';
};

/** The variants that a company draws from now; none when it runs no experiment. */
export async function listRunningVariants(ctx: Ctx, companyId: string): Promise<RunningVariant[]> {
  return ctx.db
    .select({ id: variant.id, label: variant.label, sender: variant.sender })
    .from(variant)
    .innerJoin(experiment, eq(experiment.id, variant.experimentId))
    .where(
      and(
        eq(experiment.companyId, companyId),
        isNotNull(experiment.startedAt),
        isNull(experiment.decidedAt),
      ),
    )
    .orderBy(asc(variant.position));
}

export type VariantResult = {
  id: string;
  label: string;
  textName: string;
  sender: 'managing_director' | 'registered_by';
  wording: Record<'nb' | 'nn' | 'en', InvitationWording>;
  invited: number;
  sent: number;
  opened: number;
  answered: number;
};

export type ExperimentView = {
  id: string;
  name: string;
  companyId: string;
  companyName: string;
  startedAt: Date | null;
  decidedAt: Date | null;
  variants: VariantResult[];
};

/** Every experiment with what is known of each variant, the newest first. */
export async function listExperiments(ctx: Ctx): Promise<ExperimentView[]> {
  const experiments = await ctx.db
    .select({
      id: experiment.id,
      name: experiment.name,
      companyId: experiment.companyId,
      companyName: company.name,
      startedAt: experiment.startedAt,
      decidedAt: experiment.decidedAt,
    })
    .from(experiment)
    .innerJoin(company, eq(company.id, experiment.companyId))
    .orderBy(desc(experiment.createdAt));
  const results = await listVariantResults(ctx);
  return experiments.map((each) => ({
    ...each,
    variants: results.filter((result) => result.experimentId === each.id),
  }));
}

/** A variant's figures. Of those it was sent to, `opened` and `answered` count people who used the portal, never a click. */
async function listVariantResults(ctx: Ctx) {
  return ctx.db
    .select({
      id: variant.id,
      experimentId: variant.experimentId,
      label: variant.label,
      textName: variant.textName,
      sender: variant.sender,
      wording: variant.wording,
      invited: count(invitation.id),
      sent: sql<number>`count(${message.id}) filter (where ${message.state} = 'sent')::int`,
      opened: sql<number>`(count(${invitation.openedAt}) filter (where ${message.state} = 'sent'))::int`,
      answered: sql<number>`(count(${invitation.answeredAt}) filter (where ${message.state} = 'sent'))::int`,
    })
    .from(variant)
    .leftJoin(invitation, eq(invitation.variantId, variant.id))
    .leftJoin(message, eq(message.invitationId, invitation.id))
    .groupBy(variant.id)
    .orderBy(asc(variant.position));
}
