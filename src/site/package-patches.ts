/** A mistake of a package, mended while the site is built: its text as published, and what takes its place. */
export interface PackagePatch {
  /** What is wrong without it. */
  reason: string;
  published: string;
  mended: string;
  /** How often the published text is there. */
  times: number;
}

/** Patches by the file they change, as it is imported. A new version of a package is met by the tests of its patches. */
export const packagePatches: Readonly<Record<string, readonly PackagePatch[]>> = {
  "@univerjs/sheets-ui/lib/es/index.js": [
    {
      reason:
        "The reader of formulas takes two quotes within a text for one, and gives wrong places for all that follows.",
      published: "if (!nodes) return str;\n\tlet _normalStr = normalStr;",
      mended:
        'if (!nodes || nodes.map((it) => (typeof it === "string" ? it : it.token)).join("") !== normalStr.slice(1)) return str;\n\tlet _normalStr = normalStr;',
      times: 1,
    },
    {
      reason:
        "After a number in a typed formula was rewritten, texts and names were copied from the wrong place of what was typed. " +
        "docs/univer-formula-fix.md is this change as it is offered to the package.",
      published: "_normalStr = replaceString(str.slice(startIndex, endIndex), _normalStr, startIndex, endIndex);",
      mended:
        "_normalStr = replaceString(str.slice(startIndex - totalOffset, endIndex - totalOffset), _normalStr, startIndex, endIndex);",
      times: 2,
    },
    {
      reason:
        "A jump to a cell took rows above the view for as high as those that are frozen, and columns for as wide: it ended beside the cell.",
      published:
        "return this._commandService.syncExecuteCommand(ScrollCommand.id, {\n\t\t\tsheetViewStartRow: Math.max(0, startSheetViewRow - freezedRowCount),\n\t\t\tsheetViewStartColumn: Math.max(0, startSheetViewColumn - freezedColCount),\n\t\t\toffsetX,\n\t\t\toffsetY\n\t\t});",
      mended:
        "const isKept = [startSheetViewRow === preSheetViewStartRow + freezedRowCount, startSheetViewColumn === preSheetViewStartColumn + freezedColCount];\n" +
        "\t\tconst missing = (sizes, start, frozen, first) => (sizes[start - 1] || 0) - (sizes[first - 1] || 0) + (sizes[first - frozen - 1] || 0) - (sizes[start - frozen - 1] || 0);\n" +
        "\t\tif (!isKept[0]) offsetY = missing(rowHeightAccumulation, startSheetViewRow, freezedRowCount, scrollableStartRow);\n" +
        "\t\tif (!isKept[1]) offsetX = missing(columnWidthAccumulation, startSheetViewColumn, freezedColCount, scrollableStartCol);\n" +
        "\t\treturn this._commandService.syncExecuteCommand(ScrollCommand.id, {\n\t\t\tsheetViewStartRow: Math.max(0, startSheetViewRow - freezedRowCount),\n\t\t\tsheetViewStartColumn: Math.max(0, startSheetViewColumn - freezedColCount),\n\t\t\toffsetX,\n\t\t\toffsetY\n\t\t});",
      times: 1,
    },
    {
      reason:
        "After another workbook was opened, the name box named cells by the sheet that was in view in the one before.",
      published:
        "const absoluteRef = getAbsoluteRefStringFromSelection(workbook, selectionManagerService.getCurrentSelections(), lexerTreeBuilder);\n\t\t\tconst definedName = ",
      mended:
        "const absoluteRef = getAbsoluteRefStringFromSelection(univerInstanceService.getCurrentUnitOfType(UniverInstanceType.UNIVER_SHEET), selectionManagerService.getCurrentSelections(), lexerTreeBuilder);\n\t\t\tconst definedName = ",
      times: 1,
    },
    {
      reason:
        "A sheet's name that was refused stayed on its tab while that was said, and Esc did not end the typing of a name.",
      published:
        '\tnameCheck() {\n\t\tconst input = this._slideTabItem.querySelector("span");\n\t\tif (!input) return false;\n\t\tconst text = input.innerText;\n\t\treturn this._slideTabBar.getConfig().onNameCheckAlert(text);',
      mended:
        '\tnameCheck() {\n\t\tconst input = this._slideTabItem.querySelector("span");\n\t\tif (!input) return false;\n\t\tconst text = input.innerText;\n\t\tconst isRefused = this._slideTabBar.getConfig().onNameCheckAlert(text);\n\t\tif (isRefused) input.innerText = this._nameBefore;\n\t\treturn isRefused;',
      times: 1,
    },
    {
      reason: "The name that a sheet's tab had is kept while another is typed, for it to come back.",
      published: '\t\t\tif (input) {\n\t\t\t\tinput.setAttribute("contentEditable", "true");',
      mended:
        '\t\t\tif (input) {\n\t\t\t\tthis._nameBefore = input.innerText;\n\t\t\t\tinput.setAttribute("contentEditable", "true");',
      times: 1,
    },
    {
      reason: "Esc gives up the name that is typed.",
      published: '\t\t\t\tif (e.key === "Enter") {\n\t\t\t\t\tinput.blur();\n\t\t\t\t\te.preventDefault();',
      mended:
        '\t\t\t\tif (e.key === "Escape") input.innerText = this._nameBefore;\n\t\t\t\tif (e.key === "Enter" || e.key === "Escape") {\n\t\t\t\t\tinput.blur();\n\t\t\t\t\te.preventDefault();',
      times: 1,
    },
    {
      reason: "That another sheet has the name is said, and nothing is asked.",
      published:
        'children: { title: localeService.t("sheets-ui.sheetConfig.sheetNameAlreadyExistsError") },\n\t\t\tcancelText: localeService.t("sheets-ui.button.cancel"),',
      mended:
        'children: { title: localeService.t("sheets-ui.sheetConfig.sheetNameAlreadyExistsError") },\n\t\t\tcancelText: "",',
      times: 1,
    },
    {
      reason: "The same of an empty or invalid name.",
      published: 'children: { title: description },\n\t\t\tcancelText: localeService.t("sheets-ui.button.cancel"),',
      mended: 'children: { title: description },\n\t\t\tcancelText: "",',
      times: 1,
    },
    {
      reason: "The line of frozen columns crossed the title, which runs on over them: it begins below the frozen rows.",
      published: "left: startX - FREEZE_OFFSET,\n\t\t\t\ttop: columnHeaderHeightAndMarginTop,\n\t\t\t\tzIndex: 3",
      mended:
        "left: startX - FREEZE_OFFSET,\n\t\t\t\ttop: freezeRow > 0 ? startY : columnHeaderHeightAndMarginTop,\n\t\t\t\tzIndex: 3",
      times: 1,
    },
    {
      reason: "Arrows that came beside the tabs of sheets took their room, and left the tab of the sheet in view cut.",
      published: "const observer = new ResizeObserver(() => {\n\t\t\tsyncScrollButtonState(slideTabBar);",
      mended:
        "const observer = new ResizeObserver(() => {\n\t\t\tif (slideTabBar.getActiveItem()) slideTabBar.scrollToItem(slideTabBar._activeTabItemIndex);\n\t\t\tsyncScrollButtonState(slideTabBar);",
      times: 1,
    },
    {
      reason: "A number such as 1e6 or 1.0 was replaced by another spelling of it, and 1e21 by one with a + in it.",
      published: "const v = `${parsedValue.v}`;",
      mended:
        "const v = /^\\s*(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?\\s*$/i.test(token) ? token.trim() : `${parsedValue.v}`;",
      times: 1,
    },
    {
      reason:
        "The list of names opened a tenth of a second after the latest key, thus over the cell that Enter went to.",
      published:
        "const handleDefinedNamesList = debounce((value) => {\n" +
        "\t\tconst hasMatch = definedNames.find((i) => i.name.toLowerCase().includes(value.toLowerCase()));\n" +
        "\t\tif (hasMatch && !open) setOpen(true);\n" +
        "\t\telse if (!hasMatch && open) setOpen(false);\n" +
        "\t}, 100);",
      mended:
        "const handleDefinedNamesList = (value) => {\n" +
        "\t\tsetOpen(definedNames.some((i) => i.name.toLowerCase().includes(value.toLowerCase())));\n" +
        "\t};",
      times: 1,
    },
    {
      reason: "The list of names stayed open over the sheet once one was chosen, and kept the keys.",
      published: "DefinedNameOverlay, {\n\t\t\t\t\tsearch: inputValue,",
      mended:
        "DefinedNameOverlay, {\n" +
        "\t\t\t\t\tonChosen: () => {\n\t\t\t\t\t\tsetOpen(false);\n\t\t\t\t\t\tlayoutService.focus();\n\t\t\t\t\t},\n" +
        "\t\t\t\t\tsearch: inputValue,",
      times: 1,
    },
    {
      reason: "The name box had no name.",
      published: 'type: "text",\n\t\t\tvalue: inputValue,\n\t\t\tonChange: handleChangeSelection,',
      mended:
        'type: "text",\n\t\t\t"aria-label": "Name box",\n\t\t\tvalue: inputValue,\n\t\t\tonChange: handleChangeSelection,',
      times: 1,
    },
    {
      reason: "The list of names is told that one was chosen.",
      published: "function DefinedNameOverlay({ search, isInputEvent }) {",
      mended: "function DefinedNameOverlay({ search, isInputEvent, onChosen }) {",
      times: 1,
    },
    {
      reason: "The list of names is told that one was chosen.",
      published: "onClick: () => {\n\t\t\t\t\t\t\tfocusDefinedName(definedName);",
      mended: "onClick: () => {\n\t\t\t\t\t\t\tonChosen();\n\t\t\t\t\t\t\tfocusDefinedName(definedName);",
      times: 1,
    },
  ],
  "@univerjs/sheets-find-replace/lib/es/index.js": [
    {
      reason: "Find went to cells of hidden rows and columns, and to those that only the pane reads.",
      published: "\t\t\tif (hit) {\n\t\t\t\tconst result = {\n\t\t\t\t\tprovider: SHEETS_FIND_REPLACE_PROVIDER_NAME,",
      mended:
        "\t\t\tif (hit && worksheet.getRowVisible(row) && worksheet.getColVisible(col) && !this._workbook.isLeftOutOfFind?.(subUnitId, row, col)) {\n" +
        "\t\t\t\tconst result = {\n\t\t\t\t\tprovider: SHEETS_FIND_REPLACE_PROVIDER_NAME,",
      times: 1,
    },
  ],
  "@univerjs/design/lib/es/index.js": [
    {
      reason: "A dialog that only says something had a button to cancel.",
      published: "children: [closable && /* @__PURE__ */ jsx(Button, {\n\t\t\tonClick: onClose,",
      mended: 'children: [closable && cancelText !== "" && /* @__PURE__ */ jsx(Button, {\n\t\t\tonClick: onClose,',
      times: 1,
    },
  ],
  "hucre/dist/xlsx/styles-writer.mjs": [
    {
      reason:
        "A font's colour was written before its size, which Microsoft's Open XML SDK does not admit of a workbook that was saved.",
      published:
        'if (font.color) {\n\t\tchildren.push(serializeColor("color", font.color));\n\t}\n\tif (font.size !== undefined) {\n\t\tchildren.push(xmlSelfClose("sz", { val: font.size }));\n\t}',
      mended:
        'if (font.size !== undefined) {\n\t\tchildren.push(xmlSelfClose("sz", { val: font.size }));\n\t}\n\tif (font.color) {\n\t\tchildren.push(serializeColor("color", font.color));\n\t}',
      times: 1,
    },
  ],
  "@univerjs/core/lib/es/index.js": [
    {
      reason:
        "Every text on the sheet is tried as a date, a time and a number each time that it is drawn, at every key. What came of it is kept.",
      published: "const getNumfmtParseValueFilter = (value) => {",
      mended:
        "const triedValues = new Map();\n" +
        "const getNumfmtParseValueFilter = (value) => {\n" +
        "\tif (triedValues.has(value)) return triedValues.get(value);\n" +
        "\tif (triedValues.size >= 2000) triedValues.clear();\n" +
        "\tconst tried = tryNumfmtValue(value);\n" +
        "\ttriedValues.set(value, tried);\n" +
        "\treturn tried;\n" +
        "};\n" +
        "const tryNumfmtValue = (value) => {",
      times: 1,
    },
  ],
  "@univerjs/engine-formula/lib/es/index.js": [
    {
      reason:
        "A number of a formula that is not spelled as JavaScript spells it, such as 1e3 or 1.0, was a text: =1e3=1000 was FALSE, and SUM left it out.",
      published: "this.setValue(ValueObjectFactory.create(this.getToken(), isIgnoreNumberPattern));",
      mended:
        "const literal = this.getToken();\n" +
        "\t\tconst isNumber = /^\\s*(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?\\s*$/i.test(literal) && Number.isFinite(Number(literal));\n" +
        "\t\tthis.setValue(isNumber ? NumberValueObject.create(Number(literal)) : ValueObjectFactory.create(literal, isIgnoreNumberPattern));",
      times: 1,
    },
  ],
  "@univerjs/ui/lib/es/index.js": [
    {
      reason: "The toolbar's buttons had pictures and no name.",
      published: '"data-u-command": id,\n\t\t\tclassName: "univer-text-sm",',
      mended: '"data-u-command": id,\n\t\t\t"aria-label": tooltipTitle,\n\t\t\tclassName: "univer-text-sm",',
      times: 1,
    },
    {
      reason: "A toolbar's button with choices was no button to the keyboard.",
      published: "onClick: handleClick,\n\t\t\t\tchildren: /* @__PURE__ */ jsx(CustomLabel, {",
      mended:
        'role: "button",\n\t\t\t\ttabIndex: disabled ? -1 : 0,\n\t\t\t\t"aria-label": tooltipTitle,\n' +
        '\t\t\t\tonKeyDown: (e) => {\n\t\t\t\t\tif (e.target !== e.currentTarget || e.key !== "Enter" && e.key !== " ") return;\n\t\t\t\t\te.preventDefault();\n\t\t\t\t\thandleClick();\n\t\t\t\t},\n' +
        "\t\t\t\tonClick: handleClick,\n\t\t\t\tchildren: /* @__PURE__ */ jsx(CustomLabel, {",
      times: 1,
    },
    {
      reason: "The arrow beside it, which opens the choices, was no button to the keyboard.",
      published: 'className: clsx("univer-toolbar-button-selector-trigger ',
      mended:
        'role: "button",\n\t\t\t\t\ttabIndex: disabled ? -1 : 0,\n\t\t\t\t\t"aria-label": `${tooltipTitle}: choices`,\n' +
        '\t\t\t\t\tclassName: clsx("univer-toolbar-button-selector-trigger ',
      times: 1,
    },
    {
      reason: "A toolbar's list of choices was none to the keyboard.",
      published: '"data-u-command": id,\n\t\t\t\tclassName: clsx("univer-toolbar-selector-root ',
      mended:
        '"data-u-command": id,\n\t\t\t\trole: "button",\n\t\t\t\ttabIndex: disabled ? -1 : 0,\n\t\t\t\t"aria-label": tooltipTitle,\n' +
        '\t\t\t\tclassName: clsx("univer-toolbar-selector-root ',
      times: 1,
    },
  ],
  "@univerjs/engine-render/lib/es/index.js": [
    {
      reason:
        "A text was cut where it is as wide as its cell without its indent, though the cell beside it is free: whether it runs on was asked without the padding.",
      published:
        "width: textSize.width,\n\t\t\t\t\theight: textSize.fontBoundingBoxDescent + textSize.fontBoundingBoxAscent",
      mended:
        "width: textSize.width + (docsConfig.style?.pd?.l ?? 0) + (docsConfig.style?.pd?.r ?? 0),\n\t\t\t\t\theight: textSize.fontBoundingBoxDescent + textSize.fontBoundingBoxAscent",
      times: 1,
    },
    {
      reason:
        "Each canvas asks for sixty frames a second though nothing on it changes, which keeps a processor awake. " +
        "After three without a change it rests, and looks twice a second in case a change was not told of.",
      published:
        "if (this._renderFrameTasks.length > 0) this._requestNewFrameHandler = requestNewFrame(this._renderFunction);\n\t\t\telse this._renderingQueueLaunched = false;",
      mended:
        "if (this._renderFrameTasks.length > 0 && (this._quietFrames = (this._quietFrames ?? 0) + 1) < 3) this._requestNewFrameHandler = requestNewFrame(this._renderFunction);\n" +
        "\t\t\telse {\n" +
        "\t\t\t\tthis._renderingQueueLaunched = false;\n" +
        "\t\t\t\tclearTimeout(this._rest);\n" +
        "\t\t\t\tif (this._renderFrameTasks.length > 0) this._rest = setTimeout(() => this.wake(2), 500);\n" +
        "\t\t\t}",
      times: 1,
    },
    {
      reason: "A canvas that rests is woken.",
      published: "\tstartRenderLoop() {",
      mended:
        "\twake(quietFrames = 0) {\n" +
        "\t\tthis._quietFrames = quietFrames;\n" +
        "\t\tif (this._renderFrameTasks.length > 0) this.startRenderLoop();\n" +
        "\t}\n" +
        "\tstartRenderLoop() {",
      times: 1,
    },
    {
      reason: "What is to be drawn again wakes its canvas.",
      published: "\t\tthis._dirty = state;\n\t\t/**\n\t\t* parent is SceneViewer, make it dirty",
      mended:
        "\t\tthis._dirty = state;\n\t\tif (state) this.scene.getEngine()?.wake?.();\n\t\t/**\n\t\t* parent is SceneViewer, make it dirty",
      times: 1,
    },
  ],
};

/** The file with its patches. Throws where the text that one of them replaces is not there, so that no build goes on without it. */
export function applyPatches(file: string, source: string): string {
  return (packagePatches[file] ?? []).reduce((text, { reason, published, mended, times }) => {
    const found = text.split(published).length - 1;
    if (found !== times) {
      throw new Error(
        `${file} has "${published}" ${found} times, not ${times}: look whether its version mends this by itself. ${reason}`,
      );
    }
    return text.replaceAll(published, () => mended);
  }, source);
}
