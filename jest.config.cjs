/** Tests in Node; those in a browser are *.spec.ts, and playwright.config.ts runs them. */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.{ts,tsx}"],
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic", importSource: "preact" } },
        },
        module: { type: "commonjs", ignoreDynamic: true },
      },
    ],
  },
  testTimeout: 60_000,
  // Jest leaves one core to itself, which on two cores is half of them.
  maxWorkers: "100%",
  // A test that needs another before it is found here, with the seed that repeats the order.
  randomize: true,
};
