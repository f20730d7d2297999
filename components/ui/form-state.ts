import type { SubmissionResult } from '@conform-to/react';

/** The server did not look at the form; it stands as it was filled in. */
export type BarredState = { status: 'barred'; reason: 'loggedOut' | 'notAllowed' };

/** What a form hears back. `reply` keeps what was typed; reasons are codes for `locales/`. */
export type ActionState<Value = unknown> =
  | { status: 'idle' }
  | { status: 'saved'; at: string; value: Value }
  | { status: 'invalid'; reply: SubmissionResult }
  | { status: 'refused'; reason: string; detail?: Record<string, string>; reply: SubmissionResult }
  | { status: 'failed'; reply: SubmissionResult }
  | BarredState;

/** A server action for `useActionState`. */
export type FormAction<Value = unknown> = (
  state: ActionState<Value>,
  form: FormData,
) => Promise<ActionState<Value>>;
