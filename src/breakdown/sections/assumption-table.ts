import { bind, f, joined, type Formula, type Place } from "../../grid/formula/formula";
import { span } from "../../grid/sheet-builder";
import { tokensPerRun } from "../../study/arithmetic";
import { inputsOf } from "../../study/study";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { INPUTS_CHECKED, TOKENS_PER_RUN } from "../result-names";
import { aside, heading, note, placeHeadings, placeInput, placeTitle, type SectionContext } from "../section";

export interface AssumptionCells {
  /** By the names of the assumptions and counts. */
  inputs: Readonly<Record<string, Place>>;
  tokensPerRun: Place;
  /** 1, or an error where an input that the models or the price need is missing. */
  checked: Place;
}

/** Counts that the functions of the add-in take as whole numbers only. */
const WHOLE = ["seq_len", "layer_count", "vocab_size"] as const;

/** Above it a cell cannot hold every whole number exactly. */
const LARGEST_WHOLE = 1e15;

/**
 * 1 where every assumption and every model has the numbers that it needs, an error where one is blank, a text or zero, or a
 * count not whole. A blank cell is 0 to Excel and a default to a function of ours: neither is what the study assumes.
 */
function checkFormula(inputs: Readonly<Record<string, Place>>, models: readonly Place[]): Formula {
  const all = Object.values(inputs);
  const needed = [span(all[0]!, all.at(-1)), ...models];
  const present = joined(
    needed.map((it) => f`COUNTIF(${it},">0")`),
    "+",
  );
  const cells = needed.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  const whole = joined(
    WHOLE.map((it) => f`INT(${inputs[it]!})=${inputs[it]!}`),
    ",",
  );
  const largest = f`MAX(${joined([...WHOLE.map((it) => inputs[it]!), models[0]!], ",")})`;
  const widths = f`SUMPRODUCT((INT(${models[0]!})=${models[0]!})*1)=${models[0]!.columns}`;
  return f`IF(AND(${present}=${cells},${whole},${widths},${largest}<=${LARGEST_WHOLE}),1,NA())`;
}

export function assumptionTable({ sheet, study, placed }: SectionContext): AssumptionCells {
  placeTitle(sheet, "Assumptions", "Edit any highlighted cell; everything recalculates.");
  placeHeadings(sheet, {
    [LABEL]: heading("Assumption", "left"),
    [DETAIL]: heading("Name in formulas", "left"),
    [VALUE]: heading("Value"),
    [ASIDE]: heading("Unit", "left", 1),
    [FIRST_NUMBER + 1]: heading("Source", "left"),
  });
  const inputs = Object.fromEntries(inputsOf(study).map((it) => [it.name, placeInput(sheet, it)]));

  const row = sheet.nextRow;
  sheet.place(row, LABEL, { content: "Tokens per fixed-length run" });
  sheet.place(row, DETAIL, note(TOKENS_PER_RUN));
  const tokens = sheet.place(row, VALUE, { content: bind(tokensPerRun, inputs), format: formats.flops });
  sheet.place(row, ASIDE, aside("tokens"));
  sheet.place(row, FIRST_NUMBER + 1, note("Calculated: steps × batch × sequence length"));
  sheet.name(TOKENS_PER_RUN, tokens, "Tokens per fixed-length run");

  const checkRow = sheet.nextRow;
  sheet.place(checkRow, LABEL, { content: "Inputs complete" });
  sheet.place(checkRow, DETAIL, note(INPUTS_CHECKED));
  const checked = sheet.place(checkRow, VALUE, {
    content: () => checkFormula(inputs, placed.models.needed),
    format: '"yes"',
    align: "right",
  });
  sheet.place(
    checkRow,
    FIRST_NUMBER + 1,
    note(
      f`IF(ISNUMBER(${checked}),"Every assumption and model has its numbers","An assumption or a model's number is blank, a text, zero, or not whole: without it there is no total")`,
    ),
  );
  sheet.name(INPUTS_CHECKED, checked, "1 if every assumption and model has valid numbers");
  sheet.skip(1);
  return { inputs, tokensPerRun: tokens, checked };
}
