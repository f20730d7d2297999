import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Counts */

const readers = {
  vitest: ({ numPassedTests, numFailedTests, testResults }) => ({
    passed: numPassedTests,
    // A file that fails without a failed test did not load, or fell in its set-up.
    failed: numFailedTests + testResults.filter(failedAsAFile).length,
  }),
  playwright: ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
};

/**
 * The counts of a step. One that failed without naming a failed test counts one.
 * @param {'vitest' | 'playwright'} runner
 * @param {string} report the runner's JSON report
 * @param {boolean} succeeded by its exit code
 * @returns {Counts}
 */
export function countTests(runner, report, succeeded) {
  const { passed, failed } = readCounts(runner, report);
  return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
}

function failedAsAFile({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

function readCounts(runner, report) {
  try {
    return readers[runner](JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}
