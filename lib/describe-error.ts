/** What the log may hold of an error: an error of the database quotes the values that it was given. */
export type ErrorDescription = { name: string; message?: string; code?: string; stack: string[] };

/**
 * Describes an error without the values that it carries. Messages are kept only where no database
 * spoke, and without what looks like an address or a token.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  const quotesValues = 'query' in error || 'query' in cause || 'severity' in cause;
  return {
    name: cause.name,
    message: quotesValues ? undefined : withoutSecrets(error.message),
    code,
    stack: (cause.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')),
  };
}

/** Words without what looks like an address or a token. */
export function withoutSecrets(message: string): string {
  return message.replace(/\S+@\S+|[\w-]{32,}/g, '…');
}
