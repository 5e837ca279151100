/** What was run, out of what other programs export: loaded when a file is opened. */
export { isSeries, ROLES, roleNames, suggestedMapping, type Mapping, type Role } from "./mapping";
export { matchRuns, type Matching, type RunGroup } from "./match";
export { readRuns, type ActualRun, type ReadRuns, type RunDefaults } from "./runs";
export { remarksOn } from "./remarks";
export { summaryOf, type ActualSummary } from "./summary";
export type { PlanTerms } from "./parts";
export { readPrices, type ReadPrices } from "./prices";
export { readTable, TableError, type LineProblem, type Table } from "./table";
