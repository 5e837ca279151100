import { loadOffice } from "../load-office";

/** A class of Excel's object model, by the names that go over the wire. */
export interface OfficeClass {
  /** Properties that hold a value, and whether they can be set. */
  readonly values: ReadonlyMap<string, { isSettable: boolean }>;
  /** Properties and methods that lead to another object, and its class. */
  readonly objects: ReadonlyMap<string, string>;
  /** Methods that answer with no object. */
  readonly actions: ReadonlySet<string>;
  /** The class of a collection's items. */
  readonly item: string | undefined;
}

/** An event that an object can be asked to tell of. */
export interface OfficeEvent {
  /** The number by which a message of the event is known. */
  type: number;
  /** "WorksheetCollection.onChanged" has the name "Changed". */
  name: string;
}

const { Excel: LIBRARY } = loadOffice() as unknown as { Excel: Record<string, unknown> };

const isClass = (it: unknown): it is { prototype: Record<string, unknown> } =>
  typeof it === "function" && Object.hasOwn((it as { prototype?: object }).prototype ?? {}, "_className");

/** The source of each member; office.js keeps no other list of its methods, and of what they lead to. */
const sourcesOf = (prototype: object): [name: string, source: string][] =>
  Object.entries(Object.getOwnPropertyDescriptors(prototype)).map(([name, { get, value }]) => [
    name,
    String(get ?? value),
  ]);

function readClass(prototype: Record<string, unknown>): OfficeClass {
  const names = (prototype._scalarPropertyOriginalNames ?? []) as string[];
  const settable = (prototype._scalarPropertyUpdateable ?? []) as boolean[];
  const objects = new Map<string, string>();
  const actions = new Set<string>();
  let item: string | undefined;
  for (const [, source] of sourcesOf(prototype)) {
    // Such as C(e.Range,this,"GetRange",1,[t],…), A(e.Worksheet,this,[t]) and E(this,"Activate",1,[],…).
    for (const [, className, name] of source.matchAll(/\(\w+\.(\w+),this,"(\w+)"/g)) objects.set(name!, className!);
    item ??= /\(\w+\.(\w+),this,\[/.exec(source)?.[1];
    for (const [, name] of source.matchAll(/\(this,"(\w+)",\d,\[/g)) actions.add(name!);
  }
  return {
    values: new Map(names.map((name, index) => [name, { isSettable: settable[index] ?? false }])),
    objects,
    actions,
    item,
  };
}

/** Every class that this version of office.js can speak of. */
export const officeClasses: ReadonlyMap<string, OfficeClass> = new Map(
  Object.entries(LIBRARY).flatMap(([name, it]) => (isClass(it) ? [[name, readClass(it.prototype)]] : [])),
);

const EVENT = /eventType:(\d+),registerFunc:function\(\)\{return \w+\.(\w+)\(\)\}/;

/** Events by the call that registers for them: "WorksheetCollection._RegisterDataChangedEvent". */
export const officeEvents: ReadonlyMap<string, OfficeEvent> = new Map(
  Object.entries(LIBRARY).flatMap(([className, it]) =>
    isClass(it)
      ? sourcesOf(it.prototype).flatMap(([name, source]): [string, OfficeEvent][] => {
          const [, type, register] = EVENT.exec(source) ?? [];
          return register ? [[`${className}.${register}`, { type: Number(type), name: name.slice(2) }]] : [];
        })
      : [],
  ),
);

/** The values of one of Excel's enumerations, or nothing where there is no such enumeration. */
export const enumerationValues = (name: string): readonly string[] =>
  Object.values((LIBRARY[name] ?? {}) as Record<string, string>);

/** Functions of Excel's that office.js can call by itself, and how many arguments each takes at most. */
export const libraryFunctions: ReadonlyMap<string, number> = new Map(
  sourcesOf((LIBRARY.Functions as { prototype: object }).prototype).flatMap(([member, source]): [string, number][] => {
    const name = /,this,"(\w+)"/.exec(source)?.[1];
    const fn = (LIBRARY.Functions as { prototype: Record<string, { length: number }> }).prototype[member]!;
    const takesAnyNumber = source.includes("arguments.length");
    return name ? [[name.toUpperCase().replaceAll("_", "."), takesAnyNumber ? Infinity : fn.length]] : [];
  }),
);
