import { ensureBuilt } from './build';
import { requireSettings } from './complaint';
import { buildPart, migratePart, webPart, workerPart } from './parts';
import { requireFreePorts } from './ports';
import { untilAnswers } from './ready';
import type { Settings } from './settings';
import type { Supervisor } from './supervise';

/** Starts web and worker on the database that was given: migrated, never seeded, with no inbox. */
export async function startProduction(
  supervisor: Supervisor,
  settings: Settings,
  { dev }: { dev: boolean },
): Promise<void> {
  const env = environment(settings, dev);
  requireSettings(env);
  await requireFreePorts([{ setting: 'PORT', port: settings.port }]);
  if (!dev) await ensureBuilt(() => supervisor.run(buildPart('terminal')));
  await supervisor.run(migratePart(env, 'terminal'));
  supervisor.start(webPart(env, settings.port, dev, 'terminal'));
  supervisor.start(workerPart(env, dev, 'terminal'));
  await untilAnswers(`http://127.0.0.1:${settings.port}/api/health`, 'The web');
}

function environment({ port, appUrl }: Settings, dev: boolean): NodeJS.ProcessEnv {
  const { DEMO: _, ...given } = process.env;
  return {
    ...given,
    NODE_ENV: dev ? 'development' : 'production',
    PORT: String(port),
    NEXTAUTH_URL: appUrl,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}
