import { countOf, countOfJest, countOfPlaywright } from "./count-results";

const ofJest = { numPassedTests: 7, numFailedTests: 2, numRuntimeErrorTestSuites: 1, numPendingTests: 3 };
const ofPlaywright = { stats: { expected: 5, skipped: 4, unexpected: 1, flaky: 1 }, errors: [] as unknown[] };

test("of jest's report a file that could not start counts as one failure beside the tests that ran", () => {
  expect(countOf(JSON.stringify(ofJest), countOfJest)).toEqual({ passed: 7, failed: 3 });
});

test("of Playwright's report expected failures are passed and flaky tests failed, in CI passed", () => {
  const count = (flakyPasses: boolean) =>
    countOf(JSON.stringify(ofPlaywright), (report: typeof ofPlaywright) => countOfPlaywright(report, flakyPasses));
  expect(count(false)).toEqual({ passed: 5, failed: 2 });
  expect(count(true)).toEqual({ passed: 6, failed: 1 });
});

test("an error outside of Playwright's tests is a failure", () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0 };
  expect(countOf(JSON.stringify({ stats, errors: [{ message: "no build" }] }), countOfPlaywright)).toEqual({
    passed: 0,
    failed: 1,
  });
});

test.each([undefined, "", "{", "{}", "null"])("a report %j is a failure", (text) => {
  expect(countOf(text, countOfJest)).toEqual({ passed: 0, failed: 1 });
  expect(countOf(text, countOfPlaywright)).toEqual({ passed: 0, failed: 1 });
});
