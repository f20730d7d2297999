import { systemCtx } from '@/app/_server/context';
import { isHealthy } from '@/domain/health/queries';
import { log } from '@/lib/log';

export const dynamic = 'force-dynamic';

/** 200 once the database and its migrations are right, else 503. */
export async function GET(): Promise<Response> {
  const healthy = await isHealthy(systemCtx('health')).catch((error: unknown) => {
    log.warn({ error }, 'The database does not answer.');
    return false;
  });
  return Response.json({ status: healthy ? 'ok' : 'unavailable' }, { status: healthy ? 200 : 503 });
}
