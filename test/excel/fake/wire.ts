/** What Office.js sends in one request, as far as Excel's side reads it. */
export interface RequestBody {
  Actions: readonly Action[];
  ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ArgumentInfo {
  Arguments?: readonly unknown[];
  /** Beside each argument the id of the object it stands for, or 0. */
  ReferencedObjectPathIds?: readonly (number | null)[] | null;
}

export interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: QueryInfo;
}

export interface QueryInfo {
  Select?: readonly string[];
  Expand?: readonly string[];
}

export interface ObjectPath {
  Name: string;
  ObjectPathType: number;
  ParentObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
}

/** What an action does, as office.js numbers it. */
export const ACTION = {
  instantiate: 1,
  load: 2,
  call: 3,
  set: 4,
  /** Without an object: office.js marks with it that the actions before are done. */
  trace: 5,
} as const;

/** How an object is reached, as office.js numbers it. */
export const PATH = {
  workbook: 1,
  service: 2,
  method: 3,
  property: 4,
  item: 5,
  kept: 6,
  null: 7,
} as const;

/** A request as it arrived. */
export interface Request {
  bytes: number;
  body: RequestBody;
  text: string;
}
