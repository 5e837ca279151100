import { catalogue } from "../../functions";
import { address } from "../../grid/address";
import { CellError, type Cell, type Matrix } from "../../grid/cell";
import type { WorksheetFunction } from "../../grid/define-function";
import { literalText } from "../../grid/formula/literal";
import type { ErrorMessages } from "../functions/error-messages";
import { isError, isSame, textOfCell, textOfShown, type Findings, type Shown } from "./findings";
import { request, type Scratch } from "./workbook";

/** What a check works with. */
export interface Bench {
  findings: Findings;
  scratch: Scratch;
  messages: ErrorMessages;
  spell(functionName: string): string;
}

type Argument = Cell | Matrix<Cell> | undefined;

const literal = (it: Argument): string => (it === undefined ? "" : literalText(it));

/** A call as text, and the first cell of what it gives: of a table INDEX takes it, so that nothing spills. */
function callOf(fn: WorksheetFunction, args: readonly string[], isTable: boolean, spell: Bench["spell"]): string {
  const call = `${spell(fn.name)}(${args.join(",").replace(/,+$/, "")})`;
  return isTable ? `=INDEX(${call},1,1)` : `=${call}`;
}

const isTable = (result: Matrix<Cell>): boolean => result.length > 1 || result[0]!.length > 1;

/** Every example of the help, in a cell. */
export async function checkExamples({ findings, scratch, spell }: Bench): Promise<void> {
  const examples = catalogue.flatMap((fn) =>
    fn.examples.map((it) => {
      const result = fn.call(...(it.arguments as Argument[]));
      return { formula: callOf(fn, it.arguments.map(literal), isTable(result), spell), wanted: it.result };
    }),
  );
  const shown = await scratch.results(
    examples.map(({ formula }) => formula),
    (cells) => examples.every(({ wanted }, index) => isSame(wanted, cells[index])),
  );
  examples.forEach(({ formula, wanted }, index) => findings.compare(formula, wanted, shown[index]));
}

/** How cells reach a function: blanks first, which some versions hand over as 0 (OfficeDev/office-js#4702, #5262). */
export async function checkArguments({ findings, scratch, spell }: Bench): Promise<void> {
  const area = scratch.rows(8);
  await scratch.write(area, [[""], [false], ["'1024"], [3], ["=1/0"], [""], [15], [1024]]);
  const at = (row: number) => address({ row: area.row + row, column: 0 });
  const [BLANK, FALSE, TEXT] = [at(0), at(1), at(2)];

  const lone = await scratch.results([callOf(named("RUN_COST"), ["1.26E18", BLANK], false, spell)]);
  const arrival = lone[0] === 3 ? "nothing" : isError(lone[0]) ? "0, which is refused" : textOfShown(lone[0]);
  findings.say(
    "A blank cell reaches a function as",
    "nothing, or 0 that is refused",
    arrival,
    verdictOf(lone[0]!, [3]),
  );

  const blanks = catalogue.flatMap((fn) => {
    const [example] = fn.examples;
    return Object.entries(fn.parameters).flatMap(([parameter, { fallback }], index) => {
      if (fallback === undefined) return [];
      const args = Object.assign([...example!.arguments] as Argument[], { [index]: null });
      const result = fn.call(...args);
      const texts = Array.from({ length: Math.max(args.length, index + 1) }, (_, it) => literal(args[it]));
      texts[index] = BLANK;
      return [
        {
          what: `${fn.name}, blank ${parameter}`,
          wanted: result[0]![0]!,
          formula: callOf(fn, texts, isTable(result), spell),
        },
      ];
    });
  });
  const shown = await scratch.results(blanks.map(({ formula }) => formula));
  const wrong = blanks.flatMap(({ what, wanted }, index) =>
    verdictOf(shown[index]!, [wanted]) === "ok"
      ? []
      : [`${what}: ${textOfShown(shown[index])}, not ${textOfCell(wanted)}`],
  );
  findings.say(
    `A blank cell for each of ${blanks.length} optional arguments`,
    "the default or an error",
    wrong.length === 0 ? "the default or an error" : wrong.join("; "),
    wrong.length === 0 ? "ok" : "wrong",
  );

  const errors = `${at(3)}:${at(4)}`;
  const cases: [what: string, formula: string, wanted: Cell][] = [
    [
      "FALSE in a cell",
      callOf(named("FLOPS_PER_TOKEN"), ["1024", ...Array<string>(6).fill(""), FALSE], false, spell),
      named("FLOPS_PER_TOKEN").call(1024, ...Array<null>(6).fill(null), false)[0]![0]!,
    ],
    ["A number stored as text", callOf(named("FLOPS_PER_TOKEN"), [TEXT], false, spell), 826_374_144],
    ["A range with an error: the cell beside it", `=INDEX(${spell("RUN_TOKENS")}(${errors},3,4),1)`, 36],
    [
      "A range with an error: its own cell",
      `=INDEX(${spell("RUN_TOKENS")}(${errors},3,4),2)`,
      new CellError("#DIV/0!"),
    ],
    [
      "A blank cell in a range counts as none",
      `=${spell("SWEEP_FLOPS")}({512;1024},${at(5)}:${at(6)},1)`,
      named("SWEEP_FLOPS").call([[512], [1024]], [[null], [15]], 1)[0]![0]!,
    ],
  ];
  const results = await scratch.results(cases.map(([, formula]) => formula));
  cases.forEach(([what, , wanted], index) => findings.compare(what, wanted, results[index]));
}

const named = (name: string): WorksheetFunction => catalogue.find((it) => it.name === name)!;

const verdictOf = (shown: Shown, admitted: readonly Cell[]): "ok" | "wrong" =>
  (isError(shown) && shown.error === "#VALUE!") || admitted.some((it) => isSame(it, shown)) ? "ok" : "wrong";

/** Whether results fill the cells beside them, and stop at a filled one. */
export async function checkSpilling({ findings, scratch, spell }: Bench): Promise<void> {
  const tried: [what: string, formula: string, wanted: readonly Cell[]][] = [
    ["=SEQUENCE(2) spills", "=SEQUENCE(2)", [1, 2]],
    ["A function over an array spills", `=${spell("RUN_TOKENS")}({1;2},3,4)`, [12, 24]],
  ];
  for (const [what, formula, wanted] of tried) {
    const area = scratch.rows(2);
    await scratch.write({ ...area, rows: 1 }, [[formula]]);
    const shown = (await scratch.read(area, (cells) => isSame(wanted[1]!, cells[1]![0]))).flat();
    const isRight = wanted.every((it, index) => isSame(it, shown[index]));
    findings.say(what, wanted.map(textOfCell).join(", "), shown.map(textOfShown).join(", "), isRight ? "ok" : "wrong");
  }
  const blocked = scratch.rows(2);
  await scratch.write(blocked, [[`=${spell("RUN_TOKENS")}({1;2},3,4)`], ["in the way"]]);
  const shown = await scratch.read(blocked, (cells) => isError(cells[0]![0]));
  findings.expect("A spill into a filled cell shows", "#SPILL!", textOfShown(shown[0]![0]));
}

/** An invalid argument is an error in the cell, and its words are kept for the pane. */
export async function checkErrors({ findings, scratch, messages, spell }: Bench): Promise<void> {
  const formula = `=${spell("RUN_COST")}("x")`;
  const cell = scratch.rows(1);
  await scratch.write(cell, [[formula]]);
  const shown = await scratch.read(cell, (cells) => isError(cells[0]![0]));
  findings.expect(`${formula} shows`, "#VALUE!", textOfShown(shown[0]![0]));
  const place = await request((context) => {
    const range = context.workbook.worksheets.getItem(scratch.id).getRange(address({ row: cell.row, column: 0 }));
    range.load("address");
    return () => range.address;
  });
  findings.expect(
    "The message that the pane shows for it",
    (named("RUN_COST").call("x")[0]![0] as CellError).message,
    messages.at(place, formula) ?? "none",
  );
}

const MANY = 1000;

/** How long calls take here; no time is wrong. */
export async function checkTimes({ findings, scratch, spell }: Bench): Promise<void> {
  const time = async (what: string, count: number) => {
    const began = Date.now();
    const formulas = Array.from({ length: count }, (_, index) => `=${spell("RUN_TOKENS")}(${index + 1},3,4)`);
    const shown = await scratch.results(formulas, (cells) => cells.at(-1) === count * 12);
    findings.note(what, `${Date.now() - began} ms`);
    findings.compare("The last of them", count * 12, shown.at(-1));
  };
  await time("One call", 1);
  await time(`${MANY} calls`, MANY);
}
