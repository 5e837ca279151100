/** A mutant that is wrong is wrong at once; the whole suite gives each property its hundreds of runs. */
process.env.FLOPSHEET_TEST_SIZE = "mutation";
