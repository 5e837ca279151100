import { CellValueType, type ICellData, type Injector, type Nullable } from "@univerjs/core";
import { AFTER_CELL_EDIT, IMessageService, MessageType, SheetInterceptorService } from "@univerjs/preset-sheets-core";
import { commaInArguments } from "../grid/formula/comma-in-arguments";
import { whyNoNumber } from "../grid/number-text";

/** Long enough to read two lines twice. */
const SHOWN_MS = 10_000;
/** Before the engine's own reader of numbers, to which every comma is one between thousands. */
const FIRST = 100;

/** Why a text that a cell holds is no number, where it looks like one. */
export function reasonOfText(cell: Nullable<ICellData>): string | undefined {
  const text = cell && !cell.f && !cell.p ? cell.v : undefined;
  return typeof text === "string" && cell!.t !== CellValueType.NUMBER ? whyNoNumber(text) : undefined;
}

function typedText({ v, p }: ICellData): string | undefined {
  const text = p?.body?.dataStream.replace(/\r?\n?$/, "") ?? v;
  return typeof text === "string" ? text : undefined;
}

/**
 * A number with a decimal comma that is typed into a cell stays the text that it is, and the user is told how to write it; read
 * as the engine reads it, 3,5E+14 would be 3.5E+15. A formula that has one is kept as it is read, and the reading is said.
 */
export function questionDecimalCommas(injector: Injector): void {
  const messages = injector.get(IMessageService);
  const say = (content: string) => messages.show({ content, type: MessageType.Warning, duration: SHOWN_MS });
  const interceptors = injector.get(SheetInterceptorService);
  interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: FIRST,
    handler(value: Nullable<ICellData>, _, next) {
      const question = value?.f ? commaInArguments(value.f) : undefined;
      if (question) say(question);
      const text = value && !value.f ? typedText(value) : undefined;
      const reason = text === undefined ? undefined : whyNoNumber(text);
      if (reason === undefined) return next(value);
      return next({ ...value, p: null, v: text!, t: CellValueType.FORCE_STRING });
    },
  });
  // A cell with an input rule refuses the text, and says so itself.
  const validate = interceptors.onValidateCell.bind(interceptors);
  interceptors.onValidateCell = async (workbook, worksheet, row, column) => {
    const isKept = (await validate(workbook, worksheet, row, column)) !== false;
    const reason = reasonOfText(worksheet.getCellRaw(row, column));
    if (isKept && reason !== undefined) say(`${reason}. Until then it is a text.`);
    return isKept;
  };
}
