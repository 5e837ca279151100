import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readStudyLink, type SharedStudy } from "../cite/study-link";
import { HostError } from "../grid/host";
import { PAPER_ID, studyById, UnknownStudyError } from "../studies";
import { parseStudyFile, StudyFileError } from "../study/file";
import { studyOf } from "../study/read-file";
import { AS_PUBLISHED } from "../study/scenario";
import type { Study } from "../study/study";
import { OptionError } from "./options";

/** A path as the user means it: npm runs scripts in the project's folder and keeps here the one that the user is in. */
export const userPath = (path: string): string => resolve(process.env["INIT_CWD"] ?? "", path);

const isLink = (name: string): boolean => /^https?:\/\//i.test(name);
const isFile = (name: string): boolean => /\.json$/i.test(name);

/** True for what may be the name of a study: a file of a plan, a link that carries one, or the id of a published one. */
export function isStudyName(name: string): boolean {
  if (isFile(name) || isLink(name)) return true;
  try {
    studyById(name);
    return true;
  } catch {
    return false;
  }
}

/** The study that a command line names, with the settings of its link; throws an OptionError where there is none. */
export function namedStudy(name: string = PAPER_ID): SharedStudy {
  if (isLink(name)) return studyInLink(name);
  if (isFile(name)) return { study: studyInFile(userPath(name)), scenario: AS_PUBLISHED };
  try {
    return { study: studyById(name), scenario: AS_PUBLISHED };
  } catch (error) {
    if (!(error instanceof UnknownStudyError)) throw error;
    throw new OptionError(`${error.message}, the path of a plan's .json file, or a link that carries a study`);
  }
}

function studyInLink(link: string): SharedStudy {
  try {
    const shared = readStudyLink(link);
    if (shared) return shared;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new OptionError(`${error.message} ${error.advice}`);
  }
  throw new OptionError(`the link carries no study: "${link}"`);
}

function studyInFile(path: string): Study {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new OptionError(`${path} cannot be read: ${code === "ENOENT" ? "it does not exist" : message}`);
  }
  try {
    return studyOf(parseStudyFile(text));
  } catch (error) {
    if (!(error instanceof StudyFileError)) throw error;
    throw new OptionError(`${path} is not a study: ${error.message}`);
  }
}
