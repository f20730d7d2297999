import { connect } from '@/db/client';
import { createCtx } from '@/domain/context';
import { verifyLedger } from '@/domain/ledger/queries';
import { databaseUrl } from '@/lib/env';
import { provideDatabase } from './start/running';

const usage =
  'npm run ledger -- verify   folds and checks the whole ledger; exit 1 at the first fault';

if (process.argv[2] !== 'verify') {
  console.error(usage);
  process.exit(1);
}

provideDatabase();
const { db, close } = connect(databaseUrl(), { poolMax: 1 });
const ctx = createCtx(db, { type: 'system', name: 'ledger' }, { appUrl: '', linkSecret: '' });
const { events, contacts, faults } = await verifyLedger(ctx);
await close();

for (const { contactId, seq, fault } of faults) {
  console.error(`Wrong: ${fault}, contact ${contactId ?? '-'}, event ${seq ?? '-'}`);
}
console.log(
  `${events} events of ${contacts} contacts: ${faults.length === 0 ? 'the ledger holds.' : `${faults.length} faults.`}`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
