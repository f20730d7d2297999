import { and, eq } from 'drizzle-orm';
import { customer } from '@/db/schema/contact';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import type { EditCustomer, RegisterCustomer } from './input';
import { findIdByName, findIdByOrgnr } from './queries';
import { looksLikeOrgnr, parseOrgnr } from './rules';

type Duplicate = { ok: false; reason: 'duplicate'; customerId: string };

/** Registers a customer. @returns `duplicate` when its number is registered already. */
export function registerCustomer(
  ctx: Ctx,
  input: RegisterCustomer,
): Promise<{ ok: true; customerId: string } | Duplicate> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(customer)
      .values({ ...input, registeredBy: ctx.actor.type === 'staff' ? ctx.actor.id : null })
      .onConflictDoNothing({ target: customer.orgnr })
      .returning({ id: customer.id });
    if (row) return { ok: true, customerId: row.id } as const;
    return duplicate((await findIdByOrgnr(ctx, input.orgnr ?? '')) ?? '');
  });
}

/**
 * Changes a customer's name and number.
 * @returns `conflict` when someone else changed it since `version` was read.
 */
export function editCustomer(
  ctx: Ctx,
  input: EditCustomer,
): Promise<Result<{ version: number }, 'conflict' | 'notFound'> | Duplicate> {
  return inTransaction(ctx, async (ctx) => {
    const { customerId, version, ...details } = input;
    const [before] = await ctx.db
      .select()
      .from(customer)
      .where(eq(customer.id, customerId))
      .for('no key update');
    if (!before) return { ok: false, reason: 'notFound' } as const;
    if (before.version !== version) return { ok: false, reason: 'conflict' } as const;
    const other = details.orgnr ? await findIdByOrgnr(ctx, details.orgnr) : null;
    if (other && other !== customerId) return duplicate(other);
    if (before.name === details.name && before.orgnr === details.orgnr) {
      return { ok: true, version } as const;
    }
    await ctx.db
      .update(customer)
      .set({ ...details, version: version + 1 })
      .where(and(eq(customer.id, customerId), eq(customer.version, version)));
    return { ok: true, version: version + 1 } as const;
  });
}

/**
 * Does `work` for the customer that staff named, by number or by name. A name that is new becomes a
 * customer, in the same transaction: when `work` refuses, it goes again.
 * @returns what `work` returns; `unknownOrgnr` for a number that no customer has.
 */
export function atCustomer<Outcome extends { ok: boolean }>(
  ctx: Ctx,
  typed: string | null,
  work: (ctx: Ctx, customerId: string | null) => Promise<Outcome>,
): Promise<Outcome | { ok: false; reason: 'unknownOrgnr' }> {
  return inTransaction(ctx, async (ctx) => {
    const customerId = typed === null ? null : await findOrRegister(ctx, typed);
    if (customerId === undefined) return { ok: false, reason: 'unknownOrgnr' } as const;
    const outcome = await work(ctx, customerId);
    if (!outcome.ok) throw new NotDone(outcome);
    return outcome;
  }).catch((error: unknown) => {
    if (error instanceof NotDone) return error.outcome as Outcome;
    throw error;
  });
}

/** @returns undefined for a number that no customer has: there is no name to register it under. */
async function findOrRegister(ctx: Ctx, typed: string): Promise<string | undefined> {
  if (looksLikeOrgnr(typed)) {
    return (await findIdByOrgnr(ctx, parseOrgnr(typed) ?? '')) ?? undefined;
  }
  const known = await findIdByName(ctx, typed);
  if (known) return known;
  const registered = await registerCustomer(ctx, { name: typed, orgnr: null });
  return registered.ok ? registered.customerId : registered.customerId || undefined;
}

function duplicate(customerId: string): Duplicate {
  return { ok: false, reason: 'duplicate', customerId };
}

class NotDone extends Error {
  constructor(readonly outcome: unknown) {
    super('The work was refused.');
  }
}
