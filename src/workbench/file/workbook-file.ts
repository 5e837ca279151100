import { IUndoRedoService, type ICellData, type IWorkbookData } from "@univerjs/core";
import {
  FormulaDataModel,
  IDefinedNamesService,
  SetDefinedNameMutation,
  type ISetDefinedNameMutationParam,
} from "@univerjs/preset-sheets-core";
import type { NamedRange } from "hucre";
import type { WorkbookFiles } from "../../grid/host";
import type { PART_OF_SHEET } from "../part-of-sheet";
import { idOf, quotedSheetName, replaceNames } from "../sheet-names";
import type { UniverInstance } from "../univer";
import { workbookOfFile } from "./from-xlsx";
import { recoveryCopy } from "./recovery-copy";
import { resourcesOf, type SheetRules } from "./rules";
import { workbookInFile, type SheetResults } from "./to-xlsx";

/** The scope that the engine gives to names of the whole workbook. */
const WORKBOOK_SCOPE = "AllDefaultWorkbook";

/**
 * Changes of a workbook have ids that begin so; what the engine calculates is marked otherwise. Rows that it fits to their
 * text, and rules that it evaluates again, are no change of the user's.
 */
const MUTATION = /^sheet\.mutation\.(?!.*(?:auto-height|mark-dirty))/;

const isPartOfSheet = (how: object | undefined): boolean =>
  (how as Partial<typeof PART_OF_SHEET> | undefined)?.isPartOfSheet ?? false;

interface Options {
  workbookId: string;
  isOurs(functionName: string): boolean;
  /** How the add-in's functions begin in a file. */
  namespace: string;
  /** What keeps the rules and notes of a sheet; before it is there, the sheet has none to save. */
  tools: Promise<unknown>;
}

/** Saves the engine's workbook as an .xlsx file, and opens one in its place. */
export function workbookFiles({ univer, univerAPI }: UniverInstance, options: Options): WorkbookFiles {
  const { workbookId, isOurs, namespace, tools } = options;
  const injector = univer.__getInjector();
  const history = injector.get(IUndoRedoService);
  /** What would be undone next in the state that a file has. */
  let savedAt = history.pitchTopUndoElement();
  /** Edits that no undo takes back, as the deletion of a sheet. */
  let edits = 0;
  let opening = false;
  const recovery = recoveryCopy(contentNow, recover);
  univerAPI.onCommandExecuted(({ id }, how) => {
    if (opening || how?.fromFormula || isPartOfSheet(how) || !MUTATION.test(id)) return;
    edits++;
    recovery.edited();
  });

  async function save(): Promise<Uint8Array<ArrayBuffer>> {
    // A cell that is being edited belongs to what is saved.
    await univerAPI.getActiveWorkbook()!.endEditingAsync(true);
    return contentNow();
  }

  async function contentNow(): Promise<Uint8Array<ArrayBuffer>> {
    await tools;
    return workbookInFile(univerAPI.getActiveWorkbook()!.save(), {
      isOurs,
      namespace,
      names: namesInFile(),
      results: resultsOf,
      created: new Date(),
    });
  }

  function namesInFile(): NamedRange[] {
    const map = injector.get(IDefinedNamesService).getDefinedNameMap(workbookId) ?? {};
    const sheets = univerAPI.getActiveWorkbook()!.getSheets();
    return Object.values(map).flatMap(({ name, formulaOrRefString, comment, localSheetId }): NamedRange[] => {
      const range = formulaOrRefString.replace(/^=/, "");
      const isGlobal = localSheetId === undefined || localSheetId === WORKBOOK_SCOPE;
      const scope = isGlobal ? undefined : sheets.find((it) => it.getSheetId() === localSheetId)?.getSheetName();
      if (range.includes("#REF!") || (!isGlobal && scope === undefined)) return [];
      return [{ name, range, ...(scope !== undefined && { scope }), ...(comment && { comment }) }];
    });
  }

  function resultsOf(sheetId: string): SheetResults {
    const model = injector.get(FormulaDataModel);
    const spilled = model.getArrayFormulaCellData()[workbookId]?.[sheetId];
    return {
      formula: (row, column) => model.getFormulaStringByCell(row, column, sheetId, workbookId) ?? undefined,
      spills: model.getArrayFormulaRange()[workbookId]?.[sheetId] ?? {},
      spilled: (row, column) => spilled?.[row]?.[column] ?? undefined,
    };
  }

  async function open(content: Uint8Array): Promise<void> {
    const { data, rules, names } = await workbookOfFile(content, workbookId, isOurs);
    await tools;
    opening = true;
    try {
      univerAPI.disposeUnit(workbookId);
      const resources = resourcesOf(withoutNames(data, rules, names));
      univerAPI.createWorkbook({ ...data, resources });
      for (const name of entriesOf(data, names)) univerAPI.syncExecuteCommand(SetDefinedNameMutation.id, name);
    } finally {
      opening = false;
    }
    setSaved();
  }

  /** What was recovered is in no file yet. */
  async function recover(content: Uint8Array): Promise<void> {
    await open(content);
    edits++;
    savedAt = null;
  }

  function setSaved(): void {
    savedAt = history.pitchTopUndoElement();
    edits = 0;
  }

  return {
    save,
    open,
    // Undone to where it was saved, it is as it was saved.
    isEdited: () => edits > 0 && (savedAt === null || history.pitchTopUndoElement() !== savedAt),
    setSaved,
    recovery,
  };

  /** The file's names as the engine keeps them, those of a sheet as the workbench's own are kept. */
  function entriesOf(data: IWorkbookData, all: readonly NamedRange[]): ISetDefinedNameMutationParam[] {
    return all.flatMap(({ name, range, scope, comment = "" }, index) => {
      const sheetId = scope === undefined ? undefined : sheetNamed(data, scope)?.id;
      if (scope !== undefined && sheetId === undefined) return [];
      return [
        {
          unitId: workbookId,
          id: sheetId === undefined ? `workbook/${index}` : idOf(sheetId, name),
          name,
          formulaOrRefString: range,
          comment,
          localSheetId: sheetId ?? WORKBOOK_SCOPE,
        },
      ];
    });
  }
}

const sheetNamed = ({ sheets }: IWorkbookData, wanted: string) =>
  Object.values(sheets).find(({ name }) => name?.toLowerCase() === wanted.toLowerCase());

const ONE_AREA = /^((?:'(?:[^']|'')*'|[^'!]+)!)(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)$/;

/** Has each name of an area as its address, in cells and rules, as the engine needs it: see SheetNames. */
function withoutNames(data: IWorkbookData, rules: SheetRules, names: readonly NamedRange[]): SheetRules {
  const areaOf = (wanted: string, sheetName: string): string | undefined => {
    const named = names.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    const { range } =
      named.find(({ scope }) => scope?.toLowerCase() === sheetName.toLowerCase()) ??
      named.find(({ scope }) => scope === undefined) ??
      {};
    return range;
  };
  for (const sheet of Object.values(data.sheets)) {
    const inAddresses = (formula: string) =>
      replaceNames(formula, (name, of) => {
        const [, place, area] = ONE_AREA.exec(areaOf(name, of ?? sheet.name!) ?? "") ?? [];
        if (area === undefined) return undefined;
        // The sheet's name stays before it where the formula has one; its own sheet's needs none.
        return of !== undefined || place === `${quotedSheetName(sheet.name!)}!` ? area : `${place}${area}`;
      });
    for (const it of rules.validations[sheet.id!] ?? []) {
      if (it.formula1?.startsWith("=")) it.formula1 = inAddresses(it.formula1);
      if (it.formula2?.startsWith("=")) it.formula2 = inAddresses(it.formula2);
    }
    for (const { rule } of rules.formats[sheet.id!] ?? []) {
      if (rule.type === "highlightCell" && rule.subType === "formula") rule.value = inAddresses(rule.value);
    }
    for (const row of Object.values(sheet.cellData ?? {}) as Record<number, ICellData>[]) {
      for (const cell of Object.values(row)) {
        if (cell.f) cell.f = inAddresses(cell.f);
      }
    }
  }
  return rules;
}
