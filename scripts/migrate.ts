import { migrateDatabase } from '../db/migrate';
import { databaseLoginUrls, databaseUrl } from '../lib/env';
import '@/lib/plain-errors';
import { provideDatabase } from './start/running';

// `npm run db:migrate`: on DATABASE_URL, or on the running demo.
provideDatabase();
await migrateDatabase(databaseUrl(), databaseLoginUrls());
console.log('The database is migrated.');
