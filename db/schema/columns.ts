import { sql } from 'drizzle-orm';
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A UUIDv7 key (RFC 9562), made by the database so that every way of inserting gets one. */
export const id = () => uuid().primaryKey().default(sql`uuid_v7()`);

/** A point in time, stored in UTC. */
export const at = () => timestamp({ withTimezone: true, precision: 6 });

export const createdAt = () => at().notNull().default(sql`clock_timestamp()`);

/** Raw bytes: hashes, keys and the exact payload of an event. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
