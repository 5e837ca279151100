import { LIMITS } from "./limits";

/** What one kind of Excel says it can, and what it does. */
export interface Profile {
  /** The highest version of each requirement set that it reports. */
  sets: Readonly<Record<"ExcelApi" | "CustomFunctionsRuntime" | "SharedRuntime" | "RichApiRuntime", string>>;
  /** Office.PlatformType. */
  platform: "OfficeOnline" | "PC" | "Mac";
  /** Whether the result of a formula fills the cells beside it, and LET, SEQUENCE and their like are there. */
  spills: boolean;
  hasLambda: boolean;
  /** Whether several requests can be one step of its undo history, which came with ExcelApi 1.20. */
  mergesUndo: boolean;
  /** How a blank cell reaches a custom function. */
  blankArgument: null | 0;
  /** The most bytes of a request. */
  largestRequest: number;
}

const NEWEST = { ExcelApi: "1.17", CustomFunctionsRuntime: "1.4", SharedRuntime: "1.1", RichApiRuntime: "1.1" };
/** By Microsoft's account in OfficeDev/office-js#3504 no Excel without a subscription reports 1.4. */
const BOUGHT = { ...NEWEST, CustomFunctionsRuntime: "1.3" };

const desktop: Profile = {
  sets: NEWEST,
  platform: "PC",
  spills: true,
  hasLambda: true,
  mergesUndo: false,
  // OfficeDev/office-js#4702, #5262: null on the web, zero on the desktop.
  blankArgument: 0,
  largestRequest: Infinity,
};

export const PROFILES = {
  web: { ...desktop, platform: "OfficeOnline", blankArgument: null, largestRequest: LIMITS.webRequest },
  desktop,
  mac: { ...desktop, platform: "Mac" },
  /** On the web in 2026. */
  current: {
    ...desktop,
    sets: { ...NEWEST, ExcelApi: "1.20" },
    mergesUndo: true,
    platform: "OfficeOnline",
    blankArgument: null,
    largestRequest: LIMITS.webRequest,
  },
  /**
   * Bought once, in a shop: the builds are those of the subscription, and so are the sets of ExcelApi that they report, but not what
   * formulas can do. https://learn.microsoft.com/javascript/api/requirement-sets/excel/excel-api-requirement-sets
   */
  retail2019: { ...desktop, sets: BOUGHT, spills: false, hasLambda: false },
  retail2021: { ...desktop, sets: BOUGHT, hasLambda: false },
  /** Bought by an organisation: it stays at the sets of its year. */
  volume2021: { ...desktop, sets: { ...BOUGHT, ExcelApi: "1.14" }, hasLambda: false },
} satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;

/** Whether a version of a requirement set, such as 1.9, is within another, such as 1.12. */
export function isWithin(version: string, reported: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [most = 0, least = 0] = reported.split(".").map(Number);
  return major < most || (major === most && minor <= least);
}
