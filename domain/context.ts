import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { PgTransaction } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '@/db/client';
import type { Role } from '@/domain/staff/rules';

/**
 * Who does it. Every command is done by exactly one of these. The ledger does not take their word for
 * it: it asks for what they hold, the session, the token of the link, or the name of the job.
 */
export type Actor =
  | { type: 'staff'; id: string; name: string; role: Role; sessionId: string }
  | {
      type: 'contact';
      id: string;
      channel: 'portal' | 'unsubscribe' | 'one_click';
      messageId: string;
      token: string;
    }
  | { type: 'system'; name: string };

/** What a command may lean on. Time and chance come from here, so that a test can decide them. */
export type Ctx = {
  db: Database | Transaction;
  actor: Actor;
  /** The settings that the domain needs. */
  settings: Settings;
  /** A number in [0, 1) from the system's random source. */
  random: () => number;
  /** What is known of the request. How much of the network address becomes evidence, the group decides. */
  request: { userAgent?: string; address?: string };
};

export type Settings = { appUrl: string; linkSecret: string };

/** An expected outcome: a value, or the code of a reason that `locales/` puts into words. */
export type Result<Value = Record<never, never>, Reason extends string = string> =
  | ({ ok: true } & Value)
  | { ok: false; reason: Reason };

/** A context for one actor. */
export function createCtx(
  db: Database,
  actor: Actor,
  settings: Settings,
  request: Ctx['request'] = {},
): Ctx {
  return { db, actor, settings, random: systemRandom, request };
}

/**
 * Runs `work` in one transaction; inside another it joins it. A throw undoes all of it, and so does a statement that
 * nobody waits for. A statement that comes after `work`, or after the loss of the connection, throws.
 */
export function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return ctx.db.transaction((db) => work({ ...ctx, db }));
}

/**
 * As `inTransaction`, in one picture of the database: whatever comes meanwhile stands in no part of what `work` reads. Not
 * inside another transaction, whose picture it would take.
 */
export function inSnapshot<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return ctx.db.transaction((db) => work({ ...ctx, db }), { isolationLevel: 'repeatable read' });
}

/** Asks the worker for a task when the transaction commits, `delaySeconds` later. */
export async function wakeWorker(
  ctx: Ctx,
  task: 'deliver' | 'releaseWaves',
  delaySeconds = 0,
): Promise<void> {
  await ctx.db.execute(
    sql`select wake_worker(${task}, now() + make_interval(secs => ${delaySeconds}))`,
  );
}

/**
 * Lets the open cards of a contact know that something happened. NOTIFY holds a lock of the whole server until its
 * transaction is on disk: within the answer's own, answers would queue for each other's disk. So it comes after, in a
 * transaction that waits for no disk; inside a larger one it goes along with that.
 */
export async function tellCard(ctx: Ctx, contactId: string): Promise<void> {
  if (ctx.db instanceof PgTransaction)
    await ctx.db.execute(sql`select pg_notify('contact', ${contactId})`);
  else
    await ctx.db.execute(sql`
      select pg_notify('contact', ${contactId}), set_config('synchronous_commit', 'off', true)`);
}

/** A key that makes a repeated request harmless. */
export function newRequestId(): string {
  return randomUUID();
}

/** 48 bits of the system's random source, as a number in [0, 1). */
function systemRandom(): number {
  return randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
}
