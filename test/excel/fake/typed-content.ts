import { format } from "numfmt";
import type { FakeCell } from "./nodes";
import { LIMITS } from "./limits";
import { demand } from "./refusal";

/** Truth values, numbers with their signs, dates and times: what Excel reads in a text that consists of nothing else. */
const READ_AS_SOMETHING_ELSE =
  /^(true|false|#.*|(?=.*\d)(?:[\d\s.,:/$€%()e+-]|am|pm|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?)+)$/i;

/** The format in which Excel keeps as text whatever is typed. */
const TEXT = "@";

/** What Excel makes of an input; a text it would turn into a date or a number is refused, so that no test overlooks it. */
export function typedContent(typed: unknown, cellFormat: unknown): Pick<FakeCell, "content" | "isText"> {
  demand(["string", "number", "boolean"].includes(typeof typed), `${typeof typed} as a cell's content`);
  if (typeof typed === "number") demand(Math.abs(typed) < LIMITS.number, "a number beyond the largest");
  if (typeof typed !== "string") return { content: typed };
  const isMarked = typed.startsWith("'");
  const text = isMarked ? typed.slice(1) : typed;
  const isText = isMarked || cellFormat === TEXT;
  if (isText || !text.startsWith("="))
    demand(text.length <= LIMITS.cellText, `a text of ${text.length} characters in a cell`);
  if (isText) return text.startsWith("=") ? { content: text, isText } : { content: text };
  demand(
    !/^[+\-@]/.test(text) && !READ_AS_SOMETHING_ELSE.test(text),
    `Excel would not take “${text.slice(0, 60)}” as text`,
  );
  return { content: text };
}

/** Refuses a number format that Excel would not take. */
export function checkNumberFormat(pattern: unknown): void {
  demand(typeof pattern === "string" && pattern !== "" && pattern.length <= 255, `number format ${String(pattern)}`);
  try {
    format(pattern, 1, { throws: true });
  } catch (error) {
    demand(false, `number format ${pattern}: ${(error as Error).message}`);
  }
}
