import { f, type Place } from "../../grid/formula/formula";
import { days } from "../../study/arithmetic";
import { LARGEST_FIGURE } from "../../study/limits";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { resultNames } from "../result-names";
import { aside, heading, inCells, note, placeHeadings, placeTitle, type SectionContext } from "../section";

/** A sum of products is of its last digits less sure than the goal that it was solved for. */
const [DAY_DIGITS, USD_DIGITS] = [6, 2];

/** The deadline and the budget that a plan was made for, and whether the sheet meets them. Left out where there are none. */
export function goals(context: SectionContext): void {
  const { sheet, study, placed } = context;
  const { deadline_days: deadline, budget_usd: budget } = study.file.goals ?? {};
  if (deadline === undefined && budget === undefined) return;
  placeTitle(sheet, "Goals", "What this plan was made for; edit a goal, and whether it is met follows.");
  placeHeadings(sheet, {
    [LABEL]: heading("Goal", "left"),
    [DETAIL]: heading("Name in formulas", "left"),
    [VALUE]: heading("At most"),
    [ASIDE]: heading("Unit", "left", 1),
    [FIRST_NUMBER]: heading("This sheet"),
    [FIRST_NUMBER + 1]: heading("Met?", "left"),
  });
  const goal = (name: string, value: number, words: Words, now: () => ReturnType<typeof f>): void => {
    const row = sheet.nextRow;
    const { label, unit, format, digits, otherwise } = words;
    sheet.place(row, LABEL, { content: label });
    sheet.place(row, DETAIL, note(name));
    const most: Place = sheet.place(row, VALUE, { content: value, format, style: "input" });
    sheet.place(row, ASIDE, aside(unit));
    const actual = sheet.place(row, FIRST_NUMBER, { content: now, format });
    sheet.place(
      row,
      FIRST_NUMBER + 1,
      note(f`IF(ISNUMBER(${most}),IF(ROUND(${actual},${digits})<=${most},"Met",${otherwise}),"No number is given")`),
    );
    sheet.name(name, most, `${label}, ${unit}`);
    sheet.validate({
      area: most,
      rule: { kind: "decimal", minimum: 1e-9, maximum: LARGEST_FIGURE },
      message: `${label} must be a number above zero.`,
    });
  };
  if (deadline !== undefined)
    goal(resultNames.deadline, deadline, DEADLINE, () =>
      inCells(context, days, { flops: placed.experiments.totalTimed }),
    );
  if (budget !== undefined) goal(resultNames.budget, budget, BUDGET, () => f`${placed.experiments.totalUsd}`);
  sheet.skip(1);
}

interface Words {
  label: string;
  unit: string;
  format: string;
  digits: number;
  otherwise: string;
}

const DEADLINE: Words = {
  label: "Deadline",
  unit: "days",
  format: formats.days,
  digits: DAY_DIGITS,
  otherwise: "Not met: it takes more GPUs, fewer tokens or fewer runs",
};
const BUDGET: Words = {
  label: "Budget",
  unit: "US$",
  format: formats.usd,
  digits: USD_DIGITS,
  otherwise: "Not met: it takes a lower price, fewer tokens or fewer runs",
};
