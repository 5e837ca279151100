/** The stand-in for Excel: a workbook at the other end of the real Office.js. */
export { connect } from "./fake/connect";
export { areaOf, cellKey, type FakeCell, type FakeSheet, type Node } from "./fake/nodes";
export { PROFILES, type Profile, type ProfileName } from "./fake/profiles";
export { FakeExcel, type Failure } from "./fake/workbook";
export type { Request } from "./fake/wire";
