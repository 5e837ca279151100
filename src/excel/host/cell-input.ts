import type { Content } from "../../grid/sheet";

const DATE_WORDS =
  /\b(january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/gi;

/**
 * What is typed into a cell so that it holds the content. Excel reads a text as a user's typing and would make a
 * date of "May 5" and a number of "1/2"; an apostrophe, which the cell does not show, keeps it as text.
 */
export function cellInput(content: Content): Content {
  if (typeof content !== "string" || content === "" || content.startsWith("=")) return content;
  return isPlainText(content) ? content : `'${content}`;
}

/** Four letters in a row occur in no number and, apart from month and day names, in no date. */
const isPlainText = (text: string): boolean =>
  !/^(['+\-@#]|true$|false$)/i.test(text) && (!/\d/.test(text) || /\p{L}{4}/u.test(text.replace(DATE_WORDS, "")));
