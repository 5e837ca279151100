import { parseArgs } from "node:util";
import { ambiguityOf } from "../grid/cell";
import { whyNoNumber } from "../grid/number-text";
import { readNumber } from "../grid/written-number";
import { PAPER_ID, studyIds } from "../studies";
import { admits, ruleText } from "../study/assumptions";
import type { SharedStudy } from "../cite/study-link";
import { choicesOf, readingsOf } from "../study/corrections";
import { movedBy } from "../study/moves";
import type { Scenario } from "../study/scenario";
import { inputsOf, PUBLISHED, type Input, type Study } from "../study/study";

/** A wrong command line, in words for the user. */
export class OptionError extends Error {}

/** An option of a command: its name without hyphens, what follows it, and what it does. */
export interface Option {
  name: string;
  /** What is written after it in the help; a switch has nothing. */
  argument?: string;
  help: string;
}

/** Another spelling of the count of the paper's learning rates, older than the count's own. */
const SHORT_SPELLINGS: Readonly<Record<string, string>> = { learning_rates_per_sweep: "points" };

const spellingsOf = ({ name }: Input): readonly string[] => {
  const short = SHORT_SPELLINGS[name];
  return [name.replaceAll("_", "-"), ...(short === undefined ? [] : [short])];
};

const READING = "reading";
const HELP: Option = { name: "help", help: "Print this help." };

/** One for each assumption and each count of a study, and its readings where it has corrections. */
export const optionsOf = (study: Study): readonly Option[] => [
  ...inputsOf(study).flatMap((input) => {
    const [first, ...others] = spellingsOf(input);
    return [
      { name: first!, argument: "N", help: inputHelp(study, input) },
      ...others.map((name) => ({ name, argument: "N", help: `The same as --${first}.` })),
    ];
  }),
  ...(study.corrections.length === 0
    ? []
    : [{ name: READING, argument: "R", help: `${readingsOf(study).join(", ")}. Default ${PUBLISHED}.` }]),
];

function inputHelp(study: Study, { name, label, unit, value }: Input): string {
  const moves = movedBy(study, name);
  const moved = moves === "nothing" ? " Changes nothing in this study." : "";
  const only = typeof moves === "object" ? ` Changes only ${moves.only}.` : "";
  return `${label}, ${unit}. Default ${defaultText(value)}.${moved}${only}`;
}

const defaultText = (value: number): string => (value >= 1e9 ? value.toExponential() : String(value)).toUpperCase();

/** The scenario of a study that its link and then the command line's options make; throws an OptionError that names the option. */
export function scenarioOfOptions({ study, scenario }: SharedStudy, values: Values): Scenario {
  const inputs: Record<string, number> = {};
  for (const input of inputsOf(study)) {
    const [option, ...others] = spellingsOf(input).filter((it) => values[it] !== undefined);
    if (option === undefined) continue;
    if (others.length > 0) throw new OptionError(`--${option} and --${others[0]} are the same option: give only one`);
    const text = String(values[option]);
    const value = readNumber(text);
    const ambiguity = ambiguityOf(text) ?? whyNoNumber(text);
    if (ambiguity !== undefined) throw new OptionError(`--${option} must be ${ruleText(input.rule)}; ${ambiguity}`);
    if (value === undefined || !admits(input.rule, value))
      throw new OptionError(`--${option} must be ${ruleText(input.rule)}, not "${text}"`);
    inputs[input.name] = value;
  }
  const reading = String(values[READING] ?? PUBLISHED);
  const known = readingsOf(study);
  if (!known.includes(reading)) throw new OptionError(`--${READING} must be ${orList(known)}, not "${reading}"`);
  return {
    ...scenario,
    inputs: { ...scenario.inputs, ...inputs },
    readings: values[READING] === undefined ? scenario.readings : choicesOf(study, reading),
  };
}

const orList = (texts: readonly string[]): string => `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** What is between the options, before it is known which options there are: every option but a switch takes a value. */
export function positionalsOf(args: readonly string[], switches: readonly string[]): string[] {
  const positionals: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (!arg.startsWith("-")) positionals.push(arg);
    else if (!arg.includes("=") && ![...switches, HELP.name].some((it) => arg === `--${it}`)) at++;
  }
  return positionals;
}

/** The options of a command line by name; throws an OptionError for one that the command does not have. */
export function parseOptions(args: readonly string[], options: readonly Option[]): Values {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: Object.fromEntries(
        [...options, HELP].map(({ name, argument }) => [
          name,
          { type: argument === undefined ? ("boolean" as const) : ("string" as const) },
        ]),
      ),
      allowPositionals: true,
    });
    return values;
  } catch (error) {
    // What Node adds is advice for programs whose file names may begin with a hyphen.
    throw new OptionError((error as Error).message.replace(/\. To specify a positional .*$/s, ""));
  }
}

/** The help text of a command, the options of the chosen study below one another. */
export function helpText(usage: string, about: string, { title }: Study, options: readonly Option[]): string {
  const spelled = [...options, HELP].map(({ name, argument, help }) => ({
    option: [`--${name}`, argument].filter(Boolean).join(" "),
    help,
  }));
  const width = Math.max(...spelled.map(({ option }) => option.length));
  return [
    usage,
    "",
    about,
    `STUDY is ${studyIds.join(", ")}, the path of a plan's .json file, or a link that carries a study; default ${PAPER_ID}.`,
    "",
    `Options for “${title}”:`,
    ...spelled.map(({ option, help }) => `  ${option.padEnd(width)}  ${help}`),
  ].join("\n");
}
