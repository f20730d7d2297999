import { createParser } from 'nuqs/server';

/** What a URL searches for; nothing by itself. A database takes no control characters: they are read as spaces. */
export const parseAsSearch = createParser({
  parse: (text) => text.replace(/\p{Cc}/gu, ' '),
  serialize: String,
}).withDefault('');
