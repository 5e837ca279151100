import { join } from "node:path";
import ts from "typescript";

const CORE = join(__dirname, "../../src/core");

const ACCELERATOR = `{ name: "X", peakFlops: 1, memoryGb: 1, perNode: 8, aliases: [], specification: { source: "A data sheet", date: "2026-01" }, rent: { usd: 1, price: { source: "A price list", date: "2026-01" } } }`;
const MODEL = `{ name: "X", width: 1, layers: 1, heads: 1, kvHeads: 1, headDim: 1, ffnWidth: 1, gated: false, vocab: 1, tied: false, seqLen: 1, aliases: [], printedSize: "1", publishedParams: 1, source: "A paper", date: "2026-01" }`;

/** What the compiler says of entries of the catalogues, each in a file of its own. */
function complaints(entries: Readonly<Record<string, string>>): Record<string, number> {
  const files = Object.fromEntries(
    Object.entries(entries).map(([name, text]) => [join(CORE, `${name}.entry.ts`), text]),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    // The catalogues know no document: without its types the compiler starts several times faster.
    lib: ["lib.es2023.d.ts"],
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) =>
    files[name] === undefined
      ? getSourceFile.call(host, name, ...rest)
      : ts.createSourceFile(name, files[name], ts.ScriptTarget.ES2022);
  host.fileExists = (name) => files[name] !== undefined || fileExists.call(host, name);
  const program = ts.createProgram(Object.keys(files), options, host);
  return Object.fromEntries(
    Object.keys(entries).map((name) => [
      name,
      program.getSemanticDiagnostics(program.getSourceFile(join(CORE, `${name}.entry.ts`))).length,
    ]),
  );
}

test("an entry of a catalogue without a source or its month does not compile", () => {
  const accelerator = (text: string) =>
    `import type { Accelerator } from "./accelerators";\nexport const it: Accelerator = ${text};`;
  const model = (text: string) =>
    `import type { PublishedModel } from "./models";\nexport const it: PublishedModel = ${text};`;
  expect(
    complaints({
      whole: accelerator(ACCELERATOR),
      unspecified: accelerator(ACCELERATOR.replace(/specification: \{[^}]*\},/, "")),
      unpriced: accelerator(ACCELERATOR.replace(/, price: \{[^}]*\}/, "")),
      undated: accelerator(ACCELERATOR.replace(/, date: "2026-01"/, "")),
      vague: accelerator(ACCELERATOR.replace("2026-01", "lately")),
      model: model(MODEL),
      unsourced: model(MODEL.replace(/source: "A paper", /, "")),
    }),
  ).toEqual({ whole: 0, unspecified: 1, unpriced: 1, undated: 1, vague: 1, model: 0, unsourced: 1 });
});
