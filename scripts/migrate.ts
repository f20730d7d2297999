import { migrateDatabase } from '../db/migrate';
import { provideDatabase } from './start/running';

// `npm run db:migrate`: on DATABASE_URL, or on the running demo.
provideDatabase();
await migrateDatabase(process.env.DATABASE_URL ?? '');
console.log('The database is migrated.');
