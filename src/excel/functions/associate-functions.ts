import { CellError, type Cell, type Matrix } from "../../grid/cell";
import type { WorksheetFunction } from "../../grid/define-function";
import { answer, errorAnswer, readArgument, type Answer } from "./custom-function-values";
import type { ErrorMessages } from "./error-messages";
import type { showsCards, valueCard, ValueCard } from "./value-card";

/** What value-card.ts exports, which a build without cards has not. */
interface Cards {
  showsCards: typeof showsCards;
  valueCard: typeof valueCard;
}

/**
 * Gives Excel's runtime every function of the catalogue, under the ids that functions.json lists. `cards`, which need a
 * functions.json that says so, give a lone number its unit, equation and source.
 */
export function associateFunctions(
  catalogue: readonly WorksheetFunction[],
  messages: ErrorMessages,
  cards?: Cards,
): void {
  for (const it of catalogue) CustomFunctions.associate(it.name, customFunction(it, messages, cards));
}

function customFunction(declared: WorksheetFunction, messages: ErrorMessages, cards: Cards | undefined) {
  return (...given: unknown[]): (Answer | ValueCard)[][] => {
    // After the arguments, however many Excel passes, the runtime adds one of its own, which knows the calling cell.
    const { address } = given.pop() as CustomFunctions.Invocation;
    const results = resultsOf(declared, given.map(readArgument));
    const first = results[0]![0]!;
    messages.record(
      address,
      declared.name,
      results.flat().find((it) => it instanceof CellError),
    );
    // A lone error is thrown: that way every version of Excel shows its message.
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the runtime asks for its own class
    if (results.length === 1 && results[0]!.length === 1 && first instanceof CellError) throw errorAnswer(first);
    if (results.length === 1 && results[0]!.length === 1 && typeof first === "number" && cards?.showsCards())
      return [[cards.valueCard(declared, first)]];
    return results.map((row) => row.map(answer));
  };
}

/**
 * Excel may hold a functions.json that is up to a day older or newer than this code. Parameters are only ever appended, so fewer
 * arguments are left out ones, and more are a fault only where they were given.
 * https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-troubleshooting
 */
function resultsOf(declared: WorksheetFunction, args: (Cell | Matrix<Cell> | undefined)[]): Matrix<Cell> {
  const known = Object.keys(declared.parameters).length;
  if (args.slice(known).some((it) => it !== undefined)) {
    const why = `${declared.name} takes at most ${known} arguments in this version of the add-in; close Excel and open it again for the newest`;
    return [[new CellError("#VALUE!", why)]];
  }
  try {
    return declared.call(...args.slice(0, known));
  } catch (failure) {
    // A fault of ours is said in the cell; the runtime would show #VALUE! without a message.
    return [[new CellError("#VALUE!", failure instanceof Error ? failure.message : String(failure))]];
  }
}
