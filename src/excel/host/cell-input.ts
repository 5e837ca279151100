import type { Content } from "../../grid/sheet";

/** Longer than a date with its weekday and time in any language: "quinta-feira, 26 de setembro de 2024 12:34" has 42 characters. */
const LONGEST_DATE = 60;

/**
 * What is typed into a cell so that it holds the content. Excel reads a text as a user's typing and would make a
 * date of "May 5", in French of "janvier 2024", and a number of "1/2"; an apostrophe, which the cell does not show, keeps it as text.
 */
export function cellInput(content: Content): Content {
  if (typeof content !== "string" || content === "" || content.startsWith("=")) return content;
  return isPlainText(content) ? content : `'${content}`;
}

/** No language's number or date is without a digit. */
const isPlainText = (text: string): boolean =>
  !/^(['+\-@#]|true$|false$)/i.test(text) && (text.length > LONGEST_DATE || !/\p{Nd}/u.test(text));
