import { linkOf } from "../../../src/grid/formula/link";

test.each([
  ['=HYPERLINK("https://arxiv.org/abs/2407.05872","the paper")', "https://arxiv.org/abs/2407.05872"],
  ['= hyperlink("http://example.org/?q=""a""")', 'http://example.org/?q="a"'],
  ['=HYPERLINK("mailto:someone@example.org")', "mailto:someone@example.org"],
])("%s links to %s", (formula, link) => expect(linkOf(formula)).toBe(link));

test.each([
  '=HYPERLINK("javascript:alert(1)","click")',
  '=HYPERLINK("file:///etc/passwd")',
  '=HYPERLINK("data:text/html,x")',
  "=HYPERLINK(A1)",
  '=HYPERLINK("https://example.org"',
  '=1+HYPERLINK("https://example.org")',
  "=SUM(A1:A3)",
  "https://example.org",
  "",
])("%s links to nothing", (formula) => expect(linkOf(formula)).toBeUndefined());
