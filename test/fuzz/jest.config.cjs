const path = require("node:path");
const base = require("../../jest.config.cjs");

// Read by test/sizes.ts, in workers too.
process.env.FLOPSHEET_TEST_SIZE ??= "long";

/** The random tests at length: `npm run fuzz` picks them by what they import. */
module.exports = { ...base, rootDir: path.resolve(__dirname, "../.."), testTimeout: 7_200_000 };
