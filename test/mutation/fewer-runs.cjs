/** A mutant that is wrong is wrong at once; the whole suite gives each property its hundreds of runs. */
require("fast-check").configureGlobal({ numRuns: 25 });
