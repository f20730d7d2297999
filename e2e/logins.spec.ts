import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../scripts/start/ports';
import { expect, test } from './support/test';

test('the web does not start as the owner of the database, and says why', async ({
  databaseUrl,
}) => {
  const port = String(await freePort());
  const web = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', port], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      PORT: port,
      APP_URL: `http://localhost:${port}`,
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: 'a secret for tests only',
      LINK_SECRET: 'a secret for tests only',
    },
  });
  let said = '';
  for (const stream of [web.stdout, web.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const [code] = await once(web, 'exit');
  expect(code).toBe(1);
  expect(said).toContain('The login of the app has rights over the ledger that it should not have');
  expect(said).not.toContain('    at ');
});
