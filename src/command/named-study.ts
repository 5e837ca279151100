import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { PAPER_ID, studyById, UnknownStudyError } from "../studies";
import { parseStudyFile, StudyFileError } from "../study/file";
import { studyOf } from "../study/read-file";
import type { Study } from "../study/study";
import { OptionError } from "./options";

/** A path as the user means it: npm runs scripts in the project's folder and keeps here the one that the user is in. */
export const userPath = (path: string): string => resolve(process.env["INIT_CWD"] ?? "", path);

const isFile = (name: string): boolean => /\.json$/i.test(name);

/** True for what may be the name of a study: a file of a plan, or the id of a published one. */
export function isStudyName(name: string): boolean {
  if (isFile(name)) return true;
  try {
    studyById(name);
    return true;
  } catch {
    return false;
  }
}

/** The study that a command line names; throws an OptionError where there is none. */
export function namedStudy(name: string = PAPER_ID): Study {
  if (isFile(name)) return studyInFile(userPath(name));
  try {
    return studyById(name);
  } catch (error) {
    if (!(error instanceof UnknownStudyError)) throw error;
    throw new OptionError(`${error.message}, or the path of a plan's .json file`);
  }
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
