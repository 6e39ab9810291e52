import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../setup/project.mjs';

/**
 * Reads what `jest --json` left: tests passed, failed and skipped, and the full text of the failures.
 * A file that could not even be loaded counts as one failed test; so does a run that left no result or ended in error without a failed test.
 */
export function readJestCounts(file, exitCode) {
  let result;
  try {
    result = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: '' };
  }
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
    failures: result.testResults
      .filter((suite) => suite.status === 'failed')
      .map((suite) => `${relative(root, suite.name)}\n${suite.message}`)
      .join('\n'),
  };
}
