import type { Matching } from "../../actuals";
import { SelectField } from "../fields/field";
import { formatCount } from "../parts/format";
import { Summary } from "../parts/summary";
import type { Choices } from "./trained";

interface GroupsProps {
  matching: Matching;
  /** Of the plan's models. */
  names: readonly string[];
  /** What each group trained. */
  trained: readonly (number | undefined)[];
  choices: Choices;
  others: string | undefined;
  onChoices(choices: Choices): void;
  onOthers(name: string | undefined): void;
}

const NONE = "";
const MOST_SHOWN = 12;
const LONGEST_LABEL = 60;

const nameOf = (value: string): string | undefined => (value === NONE ? undefined : value);
const short = (text: string): string =>
  text.length > LONGEST_LABEL ? `${[...text].slice(0, LONGEST_LABEL).join("")}…` : text;
const runsText = (count: number): string => `${formatCount(count)} ${count === 1 ? "run" : "runs"}`;

/** Which of the plan's models each group of runs trained: what its texts suggest, which the user confirms or corrects. */
export function Groups({ matching, names, trained, choices, others, onChoices, onOthers }: GroupsProps) {
  const { groups } = matching;
  const count = (isWanted: (index: number) => boolean): number =>
    groups.reduce((sum, { runs }, index) => sum + (isWanted(index) ? runs : 0), 0);
  const [all, matched] = [count(() => true), count((index) => trained[index] !== undefined)];
  const unknown = groups.filter(({ label, suggested }) => suggested === undefined && !choices.has(label));
  const hidden = groups.length - MOST_SHOWN;
  const options = names.map((text) => ({ value: text, text }));
  return (
    <>
      <details data-test="actuals-groups" open={groups.length <= MOST_SHOWN && names.length > 1}>
        <Summary>
          What each run trained: {formatCount(matched)} of {runsText(all)} matched
        </Summary>
        <p class="quiet">
          By the file's columns of a model and an experiment, or by the runs' names where there are none. Correct what
          is wrong.
        </p>
        {groups.slice(0, MOST_SHOWN).map(({ label, runs }, index) => (
          <SelectField
            key={label}
            id={`actuals-group-${index}`}
            label={`“${short(label)}”, ${runsText(runs)}`}
            value={trained[index] === undefined ? NONE : names[trained[index]]!}
            options={[{ value: NONE, text: "No model of the plan" }, ...options]}
            onChoose={(value) => onChoices(new Map([...choices, [label, nameOf(value)]]))}
          />
        ))}
        {hidden > 0 && (
          <p class="quiet" data-test="actuals-more-groups">
            {formatCount(hidden)} more names, {runsText(count((index) => index >= MOST_SHOWN))}:{" "}
            {formatCount(count((index) => index >= MOST_SHOWN && trained[index] !== undefined))} matched by their names.
            Each has its number on the inserted sheet, where it may be typed over.
          </p>
        )}
      </details>
      {unknown.length > 0 && (
        <SelectField
          id="actuals-others"
          label={
            unknown.length === groups.length
              ? "Model that was trained"
              : `Model of the other ${runsText(unknown.reduce((sum, { runs }) => sum + runs, 0))}`
          }
          note={`Nothing in the file says which model of the plan they trained: ${listed(unknown.map(({ label }) => label))}.`}
          value={others !== undefined && names.includes(others) ? others : NONE}
          options={[{ value: NONE, text: "Not chosen" }, ...options]}
          onChoose={(value) => onOthers(nameOf(value))}
        />
      )}
    </>
  );
}

/** The first of some names, and how many more there are. */
function listed(names: readonly string[]): string {
  const few = names.slice(0, 3).map((it) => `“${short(it)}”`);
  return names.length > few.length
    ? `${few.join(", ")} and ${formatCount(names.length - few.length)} more`
    : few.join(", ");
}
