/** What a run came to. Tests that are skipped are in neither. */
export interface Count {
  passed: number;
  failed: number;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  /** Files that could not start; their tests are in no other count. */
  numRuntimeErrorTestSuites: number;
}

interface PlaywrightReport {
  /** A test that fails as it says it would is expected; a flaky one failed before it passed, which Playwright names. */
  stats: { expected: number; unexpected: number; flaky: number };
  /** What went wrong outside of tests, such as in the preparation of all of them. */
  errors: readonly unknown[];
}

export const countOfJest = ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }: JestReport): Count => ({
  passed: numPassedTests,
  failed: numFailedTests + numRuntimeErrorTestSuites,
});

/** A flaky test is a failure, but in CI, whose machine others may keep busy. */
export const countOfPlaywright = (
  { stats, errors }: PlaywrightReport,
  flakyPasses = Boolean(process.env.CI),
): Count => ({
  passed: stats.expected + (flakyPasses ? stats.flaky : 0),
  failed: stats.unexpected + (flakyPasses ? 0 : stats.flaky) + errors.length,
});

/** The count of a report in JSON. A run that left none, or half of one, is a failure. */
export function countOf<Report>(text: string | undefined, count: (report: Report) => Count): Count {
  try {
    const { passed, failed } = count(JSON.parse(text ?? "") as Report);
    if (Number.isInteger(passed) && Number.isInteger(failed)) return { passed, failed };
  } catch {
    // Counted below.
  }
  return { passed: 0, failed: 1 };
}
