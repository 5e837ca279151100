import type { FakeExcel } from "./workbook";
import { CELL_PROPERTIES, writeCells, type CellProperty } from "./cells";
import { call } from "./methods";
import { node, NULL, placeOf, type FakeSheet, type Node } from "./nodes";
import { officeClasses } from "./office-model";
import { load } from "./reading";
import { refuse, Refusal } from "./refusal";
import { checkSetting } from "./settings";
import { ACTION, PATH, type Action, type ArgumentInfo, type ObjectPath, type RequestBody } from "./wire";

/** Objects that office.js may ask for again, by the ids that it was given for them. */
export type Kept = Map<string, Node>;

/** Does the actions of a request in order, up to the first that is refused: what was done before it stays done. */
export function perform(
  excel: FakeExcel,
  body: RequestBody,
  failure: { code: string; afterActions?: number } | undefined,
): unknown {
  const objects = new Objects(excel, body);
  excel.undo.startRequest();
  const Results: { ActionId: number; Value: unknown }[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      if (failure && index >= (failure.afterActions ?? 0)) throw new Refusal(failure.code, "injected");
      Results.push({ ActionId: action.Id, Value: act(excel, objects, action) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return {
        Results,
        Error: {
          Code: error.code,
          Message: error.message,
          HttpStatusCode: error.status,
          ActionIndex: index,
          Location: action.Name || body.ObjectPaths[action.ObjectPathId]?.Name,
        },
      };
    }
  }
  return { Results };
}

function act(excel: FakeExcel, objects: Objects, action: Action): unknown {
  if (action.ActionType === ACTION.trace) return null;
  const target = objects.at(action.ObjectPathId);
  const isNull = target === NULL;
  switch (action.ActionType) {
    case ACTION.instantiate:
      if (isNull) return null;
      if (target.type === "Worksheet") return { Id: target.sheet!.id };
      return target.type === "Range" ? { _ReferenceId: keep(excel, target) } : { _Id: keep(excel, target) };
    case ACTION.load:
      return isNull ? null : load(excel, target, action.QueryInfo);
    case ACTION.call:
      // A call on an object that is not there does nothing: Microsoft's samples begin with getItemOrNullObject("Sample").delete().
      if (isNull || SILENT.includes(action.Name) || isService(target, action.Name)) return null;
      call(excel, target, action.Name, objects.argumentsOf(action.ArgumentInfo));
      return null;
    case ACTION.set:
      // A value that is set on it would be lost without a word.
      if (isNull) refuse("ItemNotFound", `${action.Name} of an object that is not there`);
      set(excel, target, action.Name, action.ArgumentInfo?.Arguments?.[0]);
      return null;
    default:
      return refuse("NotImplemented", `an action of type ${action.ActionType}`);
  }
}

/** By which office.js counts its references. */
const SILENT: readonly string[] = ["_RemoveReference", "_KeepReference"];

/** What the runtime of the custom functions tells Excel, beside the workbook. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  "Microsoft.ExcelServices.CustomFunctions": [
    "SetInvocationArrayResults",
    "_GetEnabledFeatures",
    "_SetOsfControlContainerReadyForCustomFunctions",
  ],
  "Microsoft.InternalService.AddinInternalService": ["NotifyActionHandlerReady"],
};

function isService({ type }: Node, name: string): boolean {
  const calls = SERVICES[type];
  if (calls && !calls.includes(name)) refuse("ApiNotFound", `${type} has no method ${name}`);
  return calls !== undefined;
}

function keep(excel: FakeExcel, it: Node): string {
  const id = `kept-${excel.kept.size + 1}`;
  excel.kept.set(id, it);
  return id;
}

function set(excel: FakeExcel, target: Node, name: string, value: unknown): void {
  const { sheet } = target;
  excel.undo.changed(`${target.type}.${name}`);
  if (target.type === "Range" && CELL_PROPERTIES.includes(name))
    return writeCells(excel, sheet!, target.areas![0]!, name as CellProperty, value);
  checkSetting(target, name, value, excel);
  if (target.type === "Worksheet") return setOfSheet(excel, target as FakeSheet, name, value);
  if (sheet?.isProtected && target.type !== "NamedItem") refuse("AccessDenied", `${sheet.name} is protected`);
  target.props[name] = value;
  if (/^Range/.test(target.type)) sheet!.formatted.push(...areasOf(target));
  sheet?.log.push({ at: placeOf(target), on: target.on, name, value });
}

function setOfSheet(excel: FakeExcel, sheet: FakeSheet, name: string, value: unknown): void {
  if (name === "Visibility") return excel.setVisibility(sheet, value as FakeSheet["visibility"]);
  if (excel.isProtected) refuse("AccessDenied", "the structure of the workbook is protected");
  sheet.name = value as string;
}

const areasOf = ({ areas, parent }: Node): NonNullable<Node["areas"]> => areas ?? (parent ? areasOf(parent) : []);

/** The objects that a request speaks of, each found once. */
class Objects {
  private readonly found = new Map<number, Node>();

  constructor(
    private readonly excel: FakeExcel,
    private readonly body: RequestBody,
  ) {}

  /** The object of an id; refused where its sheet is gone by now. */
  at(id: number): Node {
    const path = this.body.ObjectPaths[id] ?? refuse("InvalidObjectPath", `no path ${id}`);
    const found = this.found.get(id) ?? this.follow(path);
    this.found.set(id, found);
    if (found.sheet && !this.excel.sheets.includes(found.sheet))
      refuse(found.type === "Worksheet" ? "ItemNotFound" : "InvalidReference", `the sheet ${found.sheet.name} is gone`);
    return found;
  }

  argumentsOf(info: ArgumentInfo | undefined): unknown[] {
    const ids = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((it, index) => (ids[index] ? this.at(ids[index]) : it));
  }

  private follow(path: ObjectPath): Node {
    switch (path.ObjectPathType) {
      case PATH.workbook:
        return this.excel.root;
      case PATH.service:
        return path.Name in SERVICES ? node(path.Name) : refuse("ApiNotFound", `no service ${path.Name}`);
      case PATH.kept:
        return this.excel.kept.get(path.Name) ?? refuse("InvalidReference", path.Name);
      case PATH.null:
        return NULL;
    }
    const parent = this.at(path.ParentObjectPathId);
    if (parent === NULL) return NULL;
    if (path.ObjectPathType === PATH.property) return this.property(parent, path.Name);
    const name = path.ObjectPathType === PATH.item ? "GetItem" : path.Name;
    return call(this.excel, parent, name, this.argumentsOf(path.ArgumentInfo));
  }

  private property(parent: Node, name: string): Node {
    const type =
      officeClasses.get(parent.type)?.objects.get(name) ?? refuse("ApiNotFound", `${parent.type} has no ${name}`);
    if (parent.type === "Range" && name === "Worksheet") return parent.sheet!;
    if (type === "NamedItemCollection" && parent.sheet && this.excel.isBehind)
      refuse("InvalidSelection", "another workbook is in front: OfficeDev/office-js#6365");
    if (parent.type === "ConditionalFormat" && parent.arguments![0] !== name)
      refuse("InvalidOperation", `a conditional format of type ${String(parent.arguments![0])} has no ${name}`);
    const known = parent.children.get(name);
    if (known) return known;
    const names = type === "NamedItemCollection" ? (parent.sheet ? parent.sheet.names : this.excel.names) : undefined;
    const made = node(type, {
      on: `${parent.on}.${name}`,
      parent,
      ...(parent.sheet && { sheet: parent.sheet }),
      ...(names && { names }),
    });
    parent.children.set(name, made);
    return made;
  }
}
