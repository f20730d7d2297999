// What `npm test` and `npm run check` go through, in order. Each step is one or more commands of our own Node.
// A step with a `runner` counts the tests in that runner's JSON report; any other counts as one.

const biome = 'node_modules/@biomejs/biome/bin/biome';
const next = 'node_modules/next/dist/bin/next';
const vitest = (report, ...flags) => [
  ...['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'],
  ...[`--outputFile.json=${report}`, ...flags],
];

const types = {
  title: 'Types',
  // The types of routes and CSS modules are generated, not committed.
  commands: () => [
    [next, 'typegen'],
    ['node_modules/typescript/bin/tsc', '--noEmit'],
  ],
};

const build = {
  title: 'Production build',
  commands: () => [['--import', 'tsx', 'scripts/build.ts']],
};

/** Everything. A step that needs another is not run when that one failed. */
export const everything = [
  types,
  { title: 'Lint', commands: () => [[biome, 'ci', '.']] },
  {
    title: 'Layers, unit and database tests',
    runner: 'vitest',
    commands: (report) => [vitest(report)],
  },
  build,
  {
    title: 'Browser tests',
    needs: build,
    runner: 'playwright',
    // Playwright learns the report's place from the environment.
    commands: () => [['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']],
  },
];

/** What can be known in under a minute, without a database or a browser. */
export const quickly = [
  { title: 'Format and lint', commands: () => [[biome, 'check', '.']] },
  types,
  {
    title: 'Layers and unit tests',
    runner: 'vitest',
    commands: (report) => [vitest(report, '--project', 'unit')],
  },
];
