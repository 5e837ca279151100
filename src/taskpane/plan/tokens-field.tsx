import type { Rule } from "../../study/assumptions";
import type { FileSweep } from "../../study/file";
import { LARGEST_FIGURE } from "../../study/limits";
import { describedBy, SelectField, TextInput } from "../fields/field";
import { readInput } from "../fields/read-value";
import { useOpenDraft } from "../fields/open-drafts";
import { useDraft } from "../fields/use-draft";
import { useReportWrong } from "../fields/wrong-fields";
import { inputText } from "../../grid/number-text";

type Tokens = NonNullable<FileSweep["tokens"]>;

const LABEL = "Tokens per run";
const RULE: Rule = { kind: "decimal", minimum: 1, maximum: LARGEST_FIGURE };
const NUMBER = "number";
const OPTIONS = [
  { value: "fixed", text: "fixed length: steps × batch × sequence" },
  { value: "optimal", text: "compute-optimal" },
  { value: "non-embedding", text: "compute-optimal, by non-embedding parameters" },
  { value: NUMBER, text: "a number" },
];

interface TokensFieldProps {
  id: string;
  tokens: Tokens;
  /** The number that is there first when a number is chosen. */
  first: number;
  note: string | undefined;
  onChange(tokens: Tokens): void;
}

/** How the tokens of a run are set: by the shared assumptions, or as a number. */
export function TokensField({ id, tokens, first, note, onChange }: TokensFieldProps) {
  const number = typeof tokens === "number" ? tokens : undefined;
  const draft = useDraft({
    value: number,
    text: number === undefined ? "" : inputText(number),
    read: (typed) => readInput({ label: LABEL, rule: RULE }, typed),
    commits: "typing",
    onChange,
  });
  const problem = number === undefined ? undefined : draft.problem;
  useReportWrong(id, problem !== undefined);
  useOpenDraft(`${id}-number`, { ...draft, problem });

  function choose(value: string): void {
    draft.drop();
    onChange(value === NUMBER ? first : (value as Exclude<Tokens, number>));
  }

  const numberId = `${id}-number`;
  return (
    <SelectField
      id={id}
      label={LABEL}
      note={note}
      problem={problem}
      value={number === undefined ? String(tokens) : NUMBER}
      options={OPTIONS}
      onChoose={choose}
      beside={
        number !== undefined && (
          <TextInput
            id={numberId}
            label={`${LABEL}, a number`}
            unit="tokens"
            inputMode="decimal"
            text={draft.text}
            isWrong={problem !== undefined}
            describedBy={describedBy(id, { problem, note })}
            onInput={draft.type}
            onBlur={() => draft.leave()}
          />
        )
      }
    />
  );
}
