import ts from "typescript";

/**
 * The rule of webpack's that leaves out of the functions what is only read about them: src/functions/with-words.ts gives it back
 * where there is somebody to read it. Excel loads the functions before all else, in every workbook that calls one.
 */
export const wordlessRule = {
  test: (path: string): boolean => /[\\/]src[\\/]functions[\\/].*\.ts$/.test(path) && !/[\\/]words\.ts$/.test(path),
  enforce: "pre" as const,
  loader: __filename,
};

/** Fields of a declaration that go. */
const FIELDS: readonly string[] = ["summary", "unit", "unitsByField", "equation", "source", "examples"];

/** What makes a parameter of its description, which is their first argument. */
const MAKERS = [
  ...[
    "count",
    "positive",
    "amount",
    "fraction",
    "probability",
    "ratioAboveOne",
    "atLeast",
    "flag",
    "choice",
    "anyCell",
  ],
  ...["table", "some", "someOfModel", "entryNamed", "ofStudy"],
];

/** The text of a module of functions without their words. */
export function withoutWords(source: string): string {
  const file = ts.createSourceFile("functions.ts", source, ts.ScriptTarget.Latest, true);
  const cuts: { from: number; to: number; text: string }[] = [];
  const cut = (node: ts.Node, text: string): void => {
    // A field goes with the comma behind it.
    const to = text === "" && source[node.end] === "," ? node.end + 1 : node.end;
    cuts.push({ from: node.getStart(file), to, text });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const [first] = node.arguments;
      if (node.expression.text === "defineFunction" && first && ts.isObjectLiteralExpression(first)) {
        for (const it of first.properties) {
          if (ts.isPropertyAssignment(it) && ts.isIdentifier(it.name) && FIELDS.includes(it.name.text)) cut(it, "");
          else visit(it);
        }
        return;
      }
      if (MAKERS.includes(node.expression.text) && first && ts.isStringLiteralLike(first)) {
        cut(first, '""');
        node.arguments.slice(1).forEach(visit);
        return;
      }
    }
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText(file) === "description" &&
      ts.isStringLiteralLike(node.initializer)
    )
      return cut(node.initializer, '""');
    // A source that several functions name.
    if (ts.isVariableDeclaration(node) && /SOURCE$/.test(node.name.getText(file)) && node.initializer)
      return cut(node.initializer, '""');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return cuts
    .sort((one, other) => other.from - one.from)
    .reduce((text, it) => text.slice(0, it.from) + it.text + text.slice(it.to), source);
}

export default withoutWords;
