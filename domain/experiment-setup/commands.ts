import { and, eq, sql } from 'drizzle-orm';
import { experiment, experimentText, variant } from '@/db/schema/experiment';
import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import type {
  AddText,
  CreateExperiment,
  EditSenders,
  EditSettings,
  EditText,
  RemoveText,
} from './input';
import { findSetup, type SetupView } from './queries';
import {
  type Cell,
  cellKey,
  labelAt,
  layGrid,
  type SenderKey,
  senderKey,
  senderOf,
  VARIANTS_MAX,
} from './rules';

/**
 * Begins a draft, from scratch or as a copy of an earlier experiment.
 * @param input.firstText the name of the text that a draft from scratch begins with.
 */
export function createExperiment(
  ctx: Ctx,
  input: CreateExperiment & { firstText: string },
): Promise<Result<{ experimentId: string }, 'notFound'>> {
  return inTransaction(ctx, async (ctx) => {
    const { name, companyId, copyOf, firstText } = input;
    const model = copyOf ? await findSetup(ctx, copyOf) : null;
    if (copyOf && !model) return { ok: false, reason: 'notFound' } as const;
    const experimentId = await insertExperiment(ctx, { name, companyId, model });
    const texts = model?.texts ?? [{ id: '', name: firstText, wording: {} }];
    const textIds = new Map<string, string>();
    for (const text of texts) textIds.set(text.id, await insertText(ctx, experimentId, text));
    const cells = model?.variants.map((each) => ({
      ...each,
      textId: textIds.get(each.textId) ?? '',
      sender: senderKey(each),
    })) ?? [{ textId: textIds.get('') ?? '', sender: 'registered_by', weight: 1 }];
    await replaceVariants(ctx, experimentId, cells);
    const detail = { copied: model ? 1 : 0 };
    await recordAudit(ctx, {
      action: 'experimentCreated',
      subjectType: 'experiment',
      subjectId: experimentId,
      detail,
    });
    return { ok: true, experimentId } as const;
  });
}

type Refusal = 'notFound' | 'notDraft' | 'conflict';
type Saved<Reason extends string = never> = Promise<Result<{ version: number }, Refusal | Reason>>;

/** Changes whom a draft asks, how it draws, and who decides. */
export function editSettings(ctx: Ctx, input: EditSettings): Saved {
  return changeDraft<never>(ctx, input, 'settings', async (ctx) => {
    const { experimentId, version: _, ...settings } = input;
    await ctx.db.update(experiment).set(settings).where(eq(experiment.id, experimentId));
    return null;
  });
}

/**
 * Adds a text, which is tried with every sender of the draft.
 * @returns `nameTaken` when another text has the name, `tooManyVariants` when there would be more than can be tried.
 */
export function addText(ctx: Ctx, input: AddText): Saved<'nameTaken' | 'tooManyVariants'> {
  return changeDraft(ctx, input, 'texts', async (ctx, setup) => {
    const { experimentId, name, copyOf } = input;
    if (isTaken(setup, name)) return 'nameTaken';
    const senders = sendersOf(setup);
    if (isTooMany(setup, setup.variants.length + senders.length)) return 'tooManyVariants';
    const wording = setup.texts.find(({ id }) => id === copyOf)?.wording ?? {};
    const textId = await insertText(ctx, experimentId, { name, wording });
    const added = senders.map((sender) => ({ textId, sender, weight: 1 }));
    await replaceVariants(ctx, experimentId, [...cellsOf(setup), ...added]);
    return null;
  });
}

/** Keeps one language of a text. Fields that are unknown or broken are kept too: they stop the start. */
export function editText(ctx: Ctx, input: EditText): Saved<'nameTaken' | 'textNotFound'> {
  return changeDraft(ctx, input, 'texts', async (ctx, setup) => {
    const { experimentId, version: _, textId, name, locale, ...words } = input;
    const text = setup.texts.find(({ id }) => id === textId);
    if (!text) return 'textNotFound';
    if (isTaken(setup, name, textId)) return 'nameTaken';
    await ctx.db
      .update(experimentText)
      .set({ name, wording: { ...text.wording, [locale]: words } })
      .where(and(eq(experimentText.id, textId), eq(experimentText.experimentId, experimentId)));
    return null;
  });
}

/** Takes a text out with its variants. The last one stays. */
export function removeText(ctx: Ctx, input: RemoveText): Saved<'lastText'> {
  return changeDraft(ctx, input, 'texts', async (ctx, setup) => {
    const { experimentId, textId } = input;
    if (setup.texts.every(({ id }) => id === textId)) return 'lastText';
    const cells = cellsOf(setup).filter((cell) => cell.textId !== textId);
    await replaceVariants(ctx, experimentId, cells);
    await ctx.db
      .delete(experimentText)
      .where(and(eq(experimentText.id, textId), eq(experimentText.experimentId, experimentId)));
    return null;
  });
}

/**
 * Sets which senders are tried, which cells are left out, and how often each variant is drawn.
 * @returns `tooManyVariants` when there would be more than can be tried.
 */
export function editSenders(ctx: Ctx, input: EditSenders): Saved<'tooManyVariants'> {
  return changeDraft(ctx, input, 'senders', async (ctx, setup) => {
    const { experimentId, weights } = input;
    const textIds = setup.texts.map(({ id }) => id);
    const known = new Map(cellsOf(setup).map((cell) => [cellKey(cell), cell.weight]));
    const cells = layGrid({ ...input, textIds }).map((cell) => ({
      ...cell,
      weight: weights[cellKey(cell)] ?? known.get(cellKey(cell)) ?? 1,
    }));
    if (isTooMany(setup, cells.length)) return 'tooManyVariants';
    await replaceVariants(ctx, experimentId, cells);
    return null;
  });
}

/** One at a time changes an experiment, and only a draft of the version that was read. */
function changeDraft<Reason extends string = never>(
  ctx: Ctx,
  input: { experimentId: string; version: number },
  part: 'settings' | 'texts' | 'senders',
  change: (ctx: Ctx, setup: SetupView) => Promise<Reason | null>,
): Saved<Reason> {
  return inTransaction(ctx, async (ctx) => {
    const { experimentId } = input;
    await ctx.db.select().from(experiment).where(eq(experiment.id, experimentId)).for('update');
    const setup = await findSetup(ctx, experimentId);
    if (!setup) return { ok: false, reason: 'notFound' } as const;
    if (setup.startedAt) return { ok: false, reason: 'notDraft' } as const;
    if (setup.version !== input.version) return { ok: false, reason: 'conflict' } as const;
    const reason = await change(ctx, setup);
    if (reason) return { ok: false, reason } as const;
    const version = input.version + 1;
    await ctx.db.update(experiment).set({ version }).where(eq(experiment.id, experimentId));
    await recordAudit(ctx, {
      action: 'experimentEdited',
      subjectType: 'experiment',
      subjectId: experimentId,
      detail: { part, version },
    });
    return { ok: true, version } as const;
  });
}

type NewExperiment = { name: string; companyId: string; model: SetupView | null };

async function insertExperiment(ctx: Ctx, { name, companyId, model }: NewExperiment) {
  const settings = model && {
    locale: model.locale,
    source: model.source,
    method: model.method,
    holdbackPercent: model.holdbackPercent,
    windowDays: model.windowDays,
    reminderDays: model.reminderDays,
    decidesBy: model.decidesBy,
  };
  const createdBy = ctx.actor.type === 'staff' ? ctx.actor.id : null;
  const [row] = await ctx.db
    .insert(experiment)
    .values({ name, companyId, createdBy, ...settings })
    .returning({ id: experiment.id });
  if (!row) throw new Error('The experiment was not kept.');
  return row.id;
}

type NewText = Pick<SetupView['texts'][number], 'name' | 'wording'>;

async function insertText(ctx: Ctx, experimentId: string, { name, wording }: NewText) {
  const position = sql`(select coalesce(max(position) + 1, 0) from experiment_text
    where experiment_id = ${experimentId})`;
  const [row] = await ctx.db
    .insert(experimentText)
    .values({ experimentId, name, wording, position })
    .returning({ id: experimentText.id });
  if (!row) throw new Error('The text was not kept.');
  return row.id;
}

type WeightedCell = Cell & { weight: number };

/** Nothing was drawn from a draft, so its variants are written anew, in the order of the grid. */
async function replaceVariants(ctx: Ctx, experimentId: string, cells: WeightedCell[]) {
  await ctx.db.delete(variant).where(eq(variant.experimentId, experimentId));
  if (cells.length === 0) return;
  await ctx.db.insert(variant).values(
    cells.map(({ textId, sender, weight }, position) => ({
      ...senderOf(sender),
      experimentId,
      textId,
      weight,
      label: labelAt(position),
      position,
    })),
  );
}

function cellsOf(setup: SetupView): WeightedCell[] {
  return setup.variants.map((each) => ({
    textId: each.textId,
    sender: senderKey(each),
    weight: each.weight,
  }));
}

function sendersOf(setup: SetupView): SenderKey[] {
  return [...new Set(setup.variants.map(senderKey))];
}

/** A draft that has more already may shrink step by step. */
function isTooMany({ variants }: SetupView, count: number): boolean {
  return count > Math.max(VARIANTS_MAX, variants.length);
}

function isTaken(setup: SetupView, name: string, ownId?: string): boolean {
  return setup.texts.some((text) => text.name === name && text.id !== ownId);
}
