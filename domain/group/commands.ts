import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { experiment, experimentText, variant } from '@/db/schema/experiment';
import { level, levelPurpose, purpose } from '@/db/schema/purpose';
import { staff } from '@/db/schema/staff';
import { notice } from '@/db/schema/wording';
import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { takeWords } from '@/domain/wordings/commands';
import type { GroupDefinition } from './input';

/** What a file changed that people read: words of a level, by `takeWords`, or a name of a purpose. */
export type GroupChange =
  | { of: 'words'; key: string; became: 'published' | 'drafted' | 'kept' }
  | { of: 'tag' | 'listName'; key: string; from: string | null; to: string | null };

/**
 * Loads a group of companies from its definition, or brings an earlier one up to date, by the keys. The first words of a
 * level are published. Others become its draft: those who publish in the product have the last word. So have those who
 * decide there how long a yes holds: the file says it of new purposes alone. That it was loaded is audited.
 * @param operator who loads it: the user of the operating system
 * @returns what it changed that people read
 */
export function loadGroup(
  ctx: Ctx,
  definition: GroupDefinition,
  { operator = null }: { operator?: string | null } = {},
): Promise<GroupChange[]> {
  return inTransaction(ctx, async (ctx) => {
    const companyIds = await saveCompanies(ctx, definition.companies);
    const changes: GroupChange[] = await listNewNames(ctx, definition.purposes);
    const purposeIds = await savePurposes(ctx, definition.purposes, companyIds);
    for (const [position, each] of definition.levels.entries()) {
      const levelId = await saveLevel(ctx, each.key, position);
      const added = await ctx.db
        .insert(levelPurpose)
        .values(each.purposes.map((key) => ({ levelId, purposeId: idOf(purposeIds, key) })))
        .onConflictDoNothing()
        .returning({ id: levelPurpose.purposeId });
      // Its words name whom a yes is given to. They stay, so nobody else is given it.
      if (added.length > 0 && (await ctx.db.$count(notice, eq(notice.levelId, levelId))) > 0)
        throw new Error(`The level "${each.key}" is published, and keeps its purposes.`);
      const became = await takeWords(ctx, { levelId, texts: each.wording });
      if (became) changes.push({ of: 'words', key: each.key, became });
    }
    await saveExperiment(ctx, definition.experiment, companyIds);
    const count = (is: (change: GroupChange) => boolean) => changes.filter(is).length;
    await recordAudit(ctx, {
      action: 'groupLoaded',
      subjectType: 'group',
      detail: {
        operator,
        published: count((each) => each.of === 'words' && each.became === 'published'),
        drafted: count((each) => each.of === 'words' && each.became === 'drafted'),
        renamed: count((each) => each.of !== 'words'),
      },
    });
    return changes;
  });
}

/** Appoints the managing director of a company, who sends some of its invitations. */
export async function appointManagingDirector(
  ctx: Ctx,
  input: { companyKey: string; emailKey: string },
): Promise<Result<object, 'notFound'>> {
  const rows = await ctx.db
    .update(company)
    .set({
      managingDirectorId: sql`(select s.id from staff s where s.email_key = ${input.emailKey})`,
    })
    .where(
      and(
        eq(company.key, input.companyKey),
        inArray(sql`${input.emailKey}`, ctx.db.select({ key: staff.emailKey }).from(staff)),
      ),
    )
    .returning({ id: company.id });
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'notFound' };
}

type Ids = Map<string, string>;

async function saveCompanies(ctx: Ctx, companies: GroupDefinition['companies']): Promise<Ids> {
  const ids: Ids = new Map();
  for (const [position, each] of companies.entries()) {
    // A company is the same as long as its number is.
    const { key, orgnr, ...told } = each;
    const [row] = await ctx.db
      .insert(company)
      .values({ ...each, position })
      .onConflictDoUpdate({ target: company.key, set: { ...told, position } })
      .returning({ id: company.id, orgnr: company.orgnr });
    if (row?.orgnr !== orgnr)
      throw new Error(`The company "${key}" has the number ${row?.orgnr}, which is not changed.`);
    ids.set(key, row.id);
  }
  return ids;
}

/** The names of tags and lists that the file changes. */
async function listNewNames(
  ctx: Ctx,
  purposes: GroupDefinition['purposes'],
): Promise<GroupChange[]> {
  const known = await ctx.db
    .select({ key: purpose.key, tag: purpose.tag, listName: purpose.listName })
    .from(purpose);
  return purposes.flatMap((each) => {
    const held = known.find(({ key }) => key === each.key);
    return (['tag', 'listName'] as const)
      .filter((of) => held && held[of] !== each[of])
      .map((of) => ({ of, key: each.key, from: held?.[of] ?? null, to: each[of] }));
  });
}

async function savePurposes(
  ctx: Ctx,
  purposes: GroupDefinition['purposes'],
  companyIds: Ids,
): Promise<Ids> {
  const ids: Ids = new Map();
  for (const [position, { company: companyKey, ...each }] of purposes.entries()) {
    const values = { ...each, companyId: idOf(companyIds, companyKey), position };
    // What was said yes to stays the same, and how long a yes holds is decided on the screen.
    const { tag, listName } = each;
    const [row] = await ctx.db
      .insert(purpose)
      .values(values)
      .onConflictDoUpdate({ target: purpose.key, set: { tag, listName, position } })
      .returning({ id: purpose.id, kind: purpose.kind, companyId: purpose.companyId });
    if (row?.kind !== values.kind || row.companyId !== values.companyId)
      throw new Error(`The purpose "${each.key}" keeps its kind and its company.`);
    ids.set(each.key, row.id);
  }
  return ids;
}

async function saveLevel(ctx: Ctx, key: string, position: number): Promise<string> {
  const [row] = await ctx.db
    .insert(level)
    .values({ key, position })
    .onConflictDoUpdate({ target: level.key, set: { position } })
    .returning({ id: level.id });
  if (!row) throw new Error(`The level ${key} was not kept.`);
  return row.id;
}

/** Starts the experiment once, where no other has its audience; one that runs is never changed under its contacts. */
async function saveExperiment(
  ctx: Ctx,
  definition: GroupDefinition['experiment'],
  companyIds: Ids,
): Promise<void> {
  const companyId = idOf(companyIds, definition.company);
  const [known] = await ctx.db
    .select({ id: experiment.id })
    .from(experiment)
    .where(
      and(
        eq(experiment.companyId, companyId),
        or(eq(experiment.name, definition.name), isGoingForAll),
      ),
    )
    .limit(1);
  if (known) return;
  const [row] = await ctx.db
    .insert(experiment)
    .values({ companyId, name: definition.name, startedAt: sql`clock_timestamp()` })
    .returning({ id: experiment.id });
  if (!row) throw new Error('The experiment was not kept.');
  const texts = await ctx.db
    .insert(experimentText)
    .values(definition.texts.map((text, position) => ({ ...text, experimentId: row.id, position })))
    .returning({ id: experimentText.id });
  const variants = texts.flatMap((text) =>
    definition.senders.map((sender) => ({ textId: text.id, sender })),
  );
  await ctx.db.insert(variant).values(
    variants.map((each, position) => ({
      ...each,
      experimentId: row.id,
      label: String.fromCharCode(65 + position),
      position,
    })),
  );
}

const isGoingForAll = and(
  isNotNull(experiment.startedAt),
  isNull(experiment.endedAt),
  isNull(experiment.locale),
  isNull(experiment.source),
);

function idOf(ids: Ids, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`The group's definition names "${key}", but does not define it.`);
  return id;
}
