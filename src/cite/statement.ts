import { counted } from "../grid/counted";
import { changesOf, scenarioCost, studyAs, type Change, type Scenario } from "../study/scenario";
import { inputsOf, PUBLISHED, type Study } from "../study/study";
import { costTable } from "./cost-table";
import { fingerprint } from "./fingerprint";
import { tableText } from "./table-text";

const number = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 15 });
const shown = (value: number | string): string =>
  typeof value === "string" ? value : value >= 1e12 ? value.toExponential().replace("e+", "e") : number.format(value);

/**
 * A page for a paper's appendix or a budget's annex, in Markdown: what the study costs, every assumption with its source,
 * what was changed from the study, and a hash by which a reader can check it.
 */
export async function computeStatement(study: Study, scenario: Scenario): Promise<string> {
  const cost = scenarioCost(study, scenario);
  const changes = new Map(changesOf(study, scenario).map((it) => [it.name, it]));
  const { total } = cost;
  const hash = await fingerprint(study, scenario, cost);
  return [
    `# Training compute: ${study.title}`,
    "",
    `${counted(total.runs, "run")}, ${total.flops.toExponential(2).replace("e+", "e")} FLOPs (${String(total.exactFlops)}), ` +
      `${Math.round(total.gpuHours).toLocaleString("en-US")} GPU-hours, US$${Math.round(total.usd).toLocaleString("en-US")}.`,
    "",
    "Training FLOPs of matrix products, forward and backward, without recomputation. Excluded: evaluation, failed and " +
      "repeated runs, storage, staff, and whatever the study does not list.",
    "",
    tableText(costTable("Cost of each experiment", cost), "markdown"),
    "## Assumptions",
    "",
    ...inputsOf(studyAs(study, scenario)).map(
      ({ name, label, unit, value, source }) =>
        `- ${label}: ${withUnit(value, unit)}. ${originOf(changes.get(name), unit, source)}`,
    ),
    "",
    ...(study.corrections.length === 0
      ? []
      : [
          "## Readings where the sources disagree",
          "",
          ...study.corrections.map(({ id, name }) => `- ${name}: ${scenario.readings[id] ?? PUBLISHED}.`),
          "",
        ]),
    "## Sources",
    "",
    `- ${study.source}.`,
    ...study.references.map(({ title, url }) => `- ${title}: <${url}>`),
    "",
    "## Check",
    "",
    `SHA-256 of the inputs and the result: ${hash}`,
    "",
    "With the study's file or link, `npm run breakdown -- STUDY --check HASH` of FLOPsheet recalculates the total and compares the hash.",
    "",
  ].join("\n");
}

const withUnit = (value: number | string, unit: string): string =>
  unit === "US$" ? `US$${shown(value)}` : `${shown(value)} ${unit}`;

const originOf = (change: Change | undefined, unit: string, source: string): string =>
  change ? `Changed here from ${withUnit(change.from, unit)}.` : `${source}.`;
