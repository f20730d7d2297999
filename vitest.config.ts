import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** A test that asks for a database, itself or through the test world. */
const asksForDatabase = /db\/testing|support\/world/;

const files = globSync('**/*.test.{ts,tsx}', {
  exclude: ['node_modules/**', '.next/**', '.data*/**'],
});
const database = files.filter((file) => asksForDatabase.test(readFileSync(file, 'utf8')));
const unit = files.filter((file) => !database.includes(file));

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    env: { LOG_LEVEL: 'silent' },
    maxWorkers: '100%',
    // For a busy machine. No test is about time.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: unit } },
      {
        extends: true,
        test: {
          name: 'database',
          include: database,
          globalSetup: 'scripts/test/global-setup.ts',
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
