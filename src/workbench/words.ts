/** Texts by key, in groups. */
interface Words {
  [key: string]: string | Words;
}

/** The spreadsheet's own texts where they are odd or, in this workbench, untrue; the rest are as its packages have them. */
const words: Words = {
  "sheets-data-validation-ui": { alert: { title: "Invalid input" } },
  "find-replace": {
    dialog: {
      "find-placeholder": "Find on this sheet",
      "advanced-finding": "Replace, and more ways to find",
      "replace-placeholder": "Replace by",
      "no-match": "Nothing found.",
      "no-result": "Nothing found",
    },
    replace: {
      "all-success": "{0} replaced",
      "partial-success": "{0} replaced; {1} could not be",
      confirm: { title: "Replace all?" },
    },
  },
  // The packages show these too, and have no words for them.
  "sheets-formula": {
    progress: {
      analyzing: "Finding what to calculate",
      calculating: "Calculating",
      "array-analysis": "Finding the tables to calculate",
      "array-calculation": "Calculating tables",
      done: "Calculated",
    },
  },
  formula: { operation: { pasteFormula: "Paste Formula" } },
  ui: { ribbon: { menu: "Groups of tools" } },
  "sheets-filter-ui": { permission: { filterErr: "This range cannot be filtered." } },
  "sheets-ui": {
    sheetConfig: {
      copy: "Duplicate",
      tipNameRepeat: "Another sheet has this name.",
      noMoreSheet: "A workbook keeps at least one visible sheet. Add a sheet first.",
      noHide: "A workbook keeps at least one visible sheet.",
      deleteSheet: "Delete sheet",
      deleteSheetContent: "Delete this sheet? Formulas that refer to it show #REF!. Undo (Ctrl+Z) brings it back.",
      sheetNameErrorTitle: "Invalid name",
      sheetNameCannotIsEmptyError: "A sheet needs a name.",
      sheetNameAlreadyExistsError: "Another sheet has this name.",
    },
    clipboard: {
      shortCutNotify: {
        title: "Paste with Ctrl+V",
        useShortCutInstead: "This comes from another program: paste it with Ctrl+V (⌘V on a Mac).",
      },
    },
    rightClick: {
      pasteBesidesBorder: "Paste Without Borders",
      showHideRow: "Show Hidden Rows",
      showHideColumn: "Show Hidden Columns",
      fitContent: "Fit to Content",
    },
    borderLine: {
      borderTop: "Top",
      borderBottom: "Bottom",
      borderLeft: "Left",
      borderRight: "Right",
      borderNone: "None",
      borderAll: "All",
      borderOutside: "Outside",
      borderInside: "Inside",
      borderHorizontal: "Horizontal",
      borderVertical: "Vertical",
      borderColor: "Color",
      borderSize: "Width",
      borderType: "Line",
      borderTlbr: "Diagonal, falling",
      borderTlbcTlmr: "Two diagonals from the upper left",
      borderTlbrTlbcTlmr: "Three diagonals from the upper left",
      borderBlTr: "Diagonal, rising",
      borderMltrBctr: "Two diagonals from the upper right",
    },
    merge: {
      confirm: {
        warning: "Cells are merged here",
        dismantleMergeCellWarning: "Some merged cells will be split. Continue?",
      },
    },
    filter: {
      confirm: {
        error: "Not possible here",
        notAllowedToInsertRange: "Cells cannot be moved in a range that is filtered. Remove the filter first.",
      },
    },
    definedName: {
      managerTitle: "Names",
      managerDescription: "Select cells and type a name into the box to name them.",
      addButton: "Add a name",
      inputNamePlaceholder: "A name without spaces",
      inputCommentPlaceholder: "A comment",
      inputRangePlaceholder: "A range without spaces",
      inputFormulaPlaceholder: "A formula",
      formulaOrRefStringInvalid: "Invalid formula or reference",
      deleteConfirmText: "Delete this name?",
    },
    info: {
      notChangeMerge: "Part of a merged cell cannot be changed.",
      tipInputNumber: "Enter a number",
      tipInputNumberLimit: "Enter a number from 1 to 100",
      tipRowHeightLimit: "The height of a row is from 0 to 545",
      tipColumnWidthLimit: "The width of a column is from 0 to 2038",
      problem: "Not possible",
      error: "A text",
      forceStringInfo: "It looks like a number, but is a text.",
    },
  },
};

/** The texts of the packages, with ours in place of some. Univer's own way to merge them replaces whole groups. */
export const withOurWords = <T extends object>(texts: T): T => replaced(texts as Words, words) as T;

function replaced(texts: Words, by: Words): Words {
  const entries = Object.entries(by).map(([key, word]) => {
    const text = texts[key];
    return [key, typeof word === "string" || typeof text !== "object" ? word : replaced(text, word)];
  });
  return { ...texts, ...(Object.fromEntries(entries) as Words) };
}
