import { spawnSync } from 'node:child_process';
import { buildArguments, buildEnv, ensureBuilt } from './start/build';
import { projectRoot } from './start/project';

// `npm run build`: the production build, unless the one that is there was made of these sources.
const state = await ensureBuilt(async () => {
  const build = spawnSync(process.execPath, buildArguments, {
    cwd: projectRoot,
    env: buildEnv(),
    stdio: 'inherit',
  });
  if (build.status !== 0) process.exit(1);
});
if (state === 'unchanged') console.log('The build is up to date.');
