import { SharedStrings } from "../../src/xlsx/shared-strings";

test("a text is kept once, and both its uses and the texts are counted", () => {
  const strings = new SharedStrings();
  expect(["a", "b", "a", "a"].map((it) => strings.placeOf(it))).toEqual([0, 1, 0, 0]);
  const xml = String(strings.xml());
  expect(xml).toMatch(/<sst[^>]* count="4" uniqueCount="2"/);
  expect(xml.match(/<si>/g)).toHaveLength(2);
});

test("space at the ends of a text is kept", () => {
  const strings = new SharedStrings();
  strings.placeOf(" a ");
  strings.placeOf("b");
  expect(String(strings.xml())).toMatch(/<t xml:space="preserve"> a <\/t>.*<t>b<\/t>/s);
});
