import { bind, f, type Place } from "../../grid/formula/formula";
import { span } from "../../grid/sheet-builder";
import { tokensPerRun } from "../../study/arithmetic";
import { isPublished } from "../../studies";
import type { AssumptionName } from "../../study/assumptions";
import { inputsOf } from "../../study/study";
import { movedBy } from "../../study/moves";
import { ASIDE, DETAIL, LABEL, SOURCES, VALUE } from "../columns";
import { formats } from "../formats";
import { completeFormula } from "../input-check";
import { INPUTS_CHECKED, TOKENS_PER_RUN } from "../result-names";
import { aside, heading, note, placeHeadings, placeInput, placeTitle, type SectionContext } from "../section";

export interface AssumptionCells {
  /** By the names of the assumptions and counts. */
  inputs: Readonly<Record<string, Place>>;
  tokensPerRun: Place;
  /** 1, or an error where an input that the models or the price need is missing. */
  checked: Place;
}

/** Whose sources speak of the accelerator that the study has. */
const OF_THE_PART = ["usd_per_gpu_hour", "flops_per_gpu", "gpus_per_node"] as const satisfies readonly AssumptionName[];
const UNUSED = "Not used: no run of this plan depends on it";

/** Counts that the functions of the add-in take as whole numbers only. */
const WHOLE = ["seq_len", "layer_count", "vocab_size"] as const;

export function assumptionTable({ sheet, study, placed }: SectionContext): AssumptionCells {
  placeTitle(sheet, "Assumptions", "Edit any highlighted cell; everything recalculates.");
  placeHeadings(sheet, {
    [LABEL]: heading("Assumption", "left"),
    [DETAIL]: heading("Name in formulas", "left"),
    [VALUE]: heading("Value"),
    [ASIDE]: heading("Unit", "left", 1),
    [SOURCES]: heading("Source", "left"),
  });
  const inputs: Record<string, Place> = {};
  // A published study keeps the sources of all its figures, those that only its text has among them.
  const isUnused = (name: string) => !isPublished(study) && movedBy(study, name) === "nothing";
  const { peak_flops_per_gpu: peak } = study.figures;
  const isOtherPart = () => f`${inputs["peak_flops_per_gpu"]!}<>${peak}`;
  for (const it of inputsOf(study)) {
    const source = isUnused(it.name) ? UNUSED : it.source;
    const isOfPart = (OF_THE_PART as readonly string[]).includes(it.name);
    inputs[it.name] = placeInput(sheet, { ...it, source }, isOfPart ? { isOtherPart } : {});
  }

  const row = sheet.nextRow;
  sheet.place(row, LABEL, { content: "Tokens per fixed-length run" });
  sheet.place(row, DETAIL, note(TOKENS_PER_RUN));
  const tokens = sheet.place(row, VALUE, { content: bind(tokensPerRun, inputs), format: formats.flops });
  sheet.place(row, ASIDE, aside("tokens"));
  sheet.place(row, SOURCES, note("Calculated: steps × batch × sequence length"));
  sheet.name(TOKENS_PER_RUN, tokens, "Tokens per fixed-length run");

  const checkRow = sheet.nextRow;
  sheet.place(checkRow, LABEL, { content: "Inputs complete" });
  sheet.place(checkRow, DETAIL, note(INPUTS_CHECKED));
  const checked = sheet.place(checkRow, VALUE, {
    content: () => {
      const cells = Object.values(inputs);
      const { needed } = placed.models;
      return completeFormula(
        [span(cells[0]!, cells.at(-1)), ...needed],
        [...WHOLE.map((it) => inputs[it]!), needed[0]!],
      );
    },
    format: '"yes"',
    align: "right",
  });
  sheet.place(
    checkRow,
    SOURCES,
    note(
      f`IF(ISNUMBER(${checked}),"Every assumption and model has its numbers","An assumption or a model's number is blank, a text, zero, or not whole: without it there is no total")`,
    ),
  );
  sheet.name(INPUTS_CHECKED, checked, "1 if every assumption and model has valid numbers");
  sheet.skip(1);
  return { inputs, tokensPerRun: tokens, checked };
}
