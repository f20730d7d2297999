import { log } from '@/lib/log';
import { requireFewRightsOfWeb } from './context';

/** Ends the process where its login to the database may do more with the ledger than the web should. */
export async function refuseExcessRights(): Promise<void> {
  try {
    await requireFewRightsOfWeb();
  } catch (error) {
    log.fatal((error as Error).message);
    process.exit(1);
  }
}
