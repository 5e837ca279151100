import { parseArgs } from "node:util";
import type { Overrides } from "../study/corrections";
import { CellError } from "../grid/cell";
import { flopsPerGpu, points, usdPerGpuHour } from "../functions/parameters/cost-parameters";
import type { Parameter } from "../grid/parameter";

export interface BreakdownCommand extends Overrides {
  json: boolean;
  help: boolean;
}

/** A wrong command line, in words for the user. */
export class OptionError extends Error {}

/** Options that change an assumption: each admits what the worksheet functions admit. */
const ASSUMPTIONS = {
  "usd-per-gpu-hour": usdPerGpuHour,
  "flops-per-gpu": flopsPerGpu,
  points,
} satisfies Record<string, Parameter<number>>;

export const ASSUMPTION_HELP = Object.entries(ASSUMPTIONS)
  .map(
    ([name, { description, fallback, fallbackText }]) =>
      `  ${`--${name} N`.padEnd(22)} ${description} Default ${fallbackText ?? fallback}.`,
  )
  .join("\n");

export const HELP = `npm run breakdown -- [options]

Prints what each experiment of the paper cost to train.

${ASSUMPTION_HELP}
  ${"--json".padEnd(22)} Print JSON, FLOPs to the last digit.
  ${"--help".padEnd(22)} Print this text.`;

type Values = Readonly<Record<string, string | boolean | undefined>>;
type OwnOptions = Readonly<Record<string, { type: "string" | "boolean" }>>;

/** The command line as options by name and what stands between them; the assumptions are options of every command. */
export function parseCommandLine(
  args: readonly string[],
  own: OwnOptions,
  allowPositionals = false,
): { values: Values; positionals: string[] } {
  const assumptions = Object.fromEntries(Object.keys(ASSUMPTIONS).map((name) => [name, { type: "string" as const }]));
  try {
    return parseArgs({
      args: [...args],
      options: { help: { type: "boolean" }, ...own, ...assumptions },
      allowPositionals,
    });
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
}

/** The assumptions among the options; one that was not given is undefined. */
export function readAssumptions(values: Values): Overrides {
  const numeric = (name: keyof typeof ASSUMPTIONS): number | undefined => {
    const text = values[name];
    if (text === undefined) return undefined;
    const parameter = ASSUMPTIONS[name];
    // A blank cell takes the default; a blank option is a mistake.
    const value = text === "" ? new CellError("#VALUE!", `must be ${parameter.rule}`) : parameter.read(String(text));
    if (value instanceof CellError) throw new OptionError(`--${name} ${value.message}, not "${text}"`);
    return value;
  };
  return {
    usdPerGpuHour: numeric("usd-per-gpu-hour"),
    flopsPerGpu: numeric("flops-per-gpu"),
    pointsPerLine: numeric("points"),
  };
}

/** Reads the command line; throws OptionError that names the option. */
export function readOptions(args: readonly string[]): BreakdownCommand {
  const { values } = parseCommandLine(args, { json: { type: "boolean" } });
  return { json: values["json"] === true, help: values["help"] === true, ...readAssumptions(values) };
}
