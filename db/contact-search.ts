import { type SQL, sql } from 'drizzle-orm';
import { contact } from './schema/contact';

/**
 * Whether a contact's name or address holds what was typed; undefined, no condition, for nothing typed.
 * Served by contact_search_idx; keep the expression.
 */
export function mentionsContact(typed: string): SQL | undefined {
  const search = typed.trim().toLowerCase();
  if (search === '') return undefined;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`lower(${contact.firstName} || ' ' || ${contact.lastName} || ' ' || coalesce(${contact.email}, '')) like ${pattern}`;
}
