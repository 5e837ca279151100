import { switchName } from "../../breakdown/result-names";
import { AS_PUBLISHED, scenarioCost, scenarioOf, ScenarioError, type Scenario } from "../../study/scenario";
import type { Study } from "../../study/study";
import type { Breakdown } from "../shell/sheet-reading";

export type CurrentScenario =
  | {
      scenario: Scenario;
      /** Of its assumptions and readings. */
      usd: number;
      /** True where the sheet's own total is another: runs, models or formulas were edited too. */
      hasOtherEdits: boolean;
    }
  | { problem: string };

/** A study that no sheet has changed. */
export const UNTOUCHED = { scenario: AS_PUBLISHED, hasOtherEdits: false } as const;

/** Sums in another order differ in their last digits. */
const SAME_TOTAL = 1e-6;

/** What the inputs and switches of a sheet are now; or why they make no scenario. */
export function currentScenario(study: Study, { inputs, ranges, usd: shown }: Breakdown): CurrentScenario {
  try {
    const scenario = scenarioOf(study, "", inputs, switchName, ranges);
    const { usd } = scenarioCost(study, scenario).total;
    return { scenario, usd, hasOtherEdits: shown === undefined || Math.abs(shown / usd - 1) > SAME_TOTAL };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return { problem: `${error.problems[0]!}.` };
  }
}
