import type { Cell } from "hucre";
import type { KeptFormat, KeptValidation, SheetRules } from "../../src/workbench/file/rules";
import { formatsInFile, notesInFile, validationsInFile } from "../../src/workbench/file/rules-in-file";
import { formatsOfFile, notesOfFile, validationsOfFile } from "../../src/workbench/file/rules-of-file";
import { fromFile, inFile } from "../../src/workbench/file/formula-spelling";

export interface Rules {
  validations: readonly KeptValidation[];
  formats: readonly KeptFormat[];
  notes: SheetRules["notes"][string];
}

const isOurs = (name: string) => name === "RUN_COST";

/** Writes a sheet with the rules that come in by the standard input as a file, and prints it with what is read of it. */
async function writeAndRead({ validations, formats, notes }: Rules): Promise<void> {
  const { readXlsx, writeXlsx } = await import("hucre/xlsx");
  const spell = (formula: string) => inFile(formula, isOurs, "TRAIN");
  const commented = notesInFile(notes).map(
    ([key, text]) => [key, { value: null, type: "empty" as const, comment: { text } }] as const,
  );
  const content = await writeXlsx({
    sheets: [
      {
        name: "Own",
        rows: [],
        cells: new Map<string, Partial<Cell>>([["0,0", { value: "of it", type: "string" as const }], ...commented]),
        dataValidations: validationsInFile(validations, spell),
        conditionalRules: formatsInFile(formats, spell),
      },
    ],
  });
  const { sheets, themeColors = [] } = await readXlsx(content, { readStyles: true });
  const back = (formula: string) => fromFile(formula, isOurs);
  const read: Rules = {
    validations: validationsOfFile(sheets[0]!, back),
    formats: formatsOfFile(sheets[0]!, themeColors, back),
    notes: notesOfFile(sheets[0]!),
  };
  process.stdout.write(JSON.stringify({ content: Buffer.from(content).toString("base64"), read }));
}

const input: Buffer[] = [];
process.stdin.on("data", (it: Buffer) => input.push(it));
process.stdin.on("end", () => void writeAndRead(JSON.parse(Buffer.concat(input).toString()) as Rules));
