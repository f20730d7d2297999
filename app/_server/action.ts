import 'server-only';
import { parseWithZod } from '@conform-to/zod/v4';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { ActionState, FormAction } from '@/components/ui/form-state';
import type { Ctx } from '@/domain/context';
import type { Permission } from '@/domain/staff/rules';
import { log } from '@/lib/log';
import { typedFields } from '@/lib/typed-fields';
import { admitStaff } from './session';

export type Refusal = { ok: false; reason: string } & Record<string, unknown>;
type Outcome<Value> = { ok: true; value?: Value } | Refusal;

/**
 * The one way into a command from a staff form: first who asks, then what was typed, then the command.
 * A bug is logged and told as "nothing was changed"; Next's redirects pass through.
 */
export function staffAction<Schema extends z.ZodType, Value = unknown>(
  options: { permission: Permission; input: Schema },
  run: (ctx: Ctx, input: z.output<Schema>) => Promise<Outcome<Value>>,
): FormAction<Value> {
  return async (_state, form) => {
    const admitted = await admitStaff(options.permission);
    if ('status' in admitted) return admitted;
    return answerForm(form, options.input, (input) => run(admitted.ctx, input));
  };
}

/** Parses a form and runs what it asks for; shared with the portal, whose key is a link. */
export async function answerForm<Schema extends z.ZodType, Value>(
  form: FormData,
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<Outcome<Value>>,
): Promise<ActionState<Value>> {
  const submission = parseWithZod(typedFields(form), { schema });
  if (submission.status !== 'success') return { status: 'invalid', reply: submission.reply() };
  try {
    const outcome = await run(submission.value);
    if (outcome.ok)
      return { status: 'saved', at: new Date().toISOString(), value: outcome.value as Value };
    const { reason, ok: _, ...rest } = outcome;
    return { status: 'refused', reason, detail: textsOf(rest), reply: submission.reply() };
  } catch (error) {
    unstable_rethrow(error);
    log.error({ error }, 'An action failed.');
    return { status: 'failed', reply: submission.reply() };
  }
}

function textsOf(detail: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, String(value)]));
}
