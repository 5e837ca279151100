import { randomUUID } from "node:crypto";
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  ftruncateSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Why a file cannot be written, by the system's code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "its folder is a file",
  EISDIR: "it is a folder",
  EACCES: "there is no permission to",
  EPERM: "there is no permission to",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links go round in a circle",
  EBUSY: "another program has it open",
};

/** A file that could not be written, in words for the user. */
export class WriteError extends Error {}

interface Target {
  path: string;
  /** Undefined where there is no file yet. */
  mode?: number;
  /** Whether the file has other names, which are to have the new content too. */
  isShared?: boolean;
}

/** Linux follows no more in one path. */
const MOST_LINKS = 40;

/** The file that a path means: links are followed, also to a file that is not there yet. */
function targetOf(path: string): Target {
  try {
    const target = realpathSync(path);
    const it = statSync(target);
    if (it.isDirectory()) throw new WriteError(`${path} cannot be written: ${REASONS["EISDIR"]}`);
    if (!it.isFile()) throw new WriteError(`${path} cannot be written: it is no ordinary file`);
    // A folder that may be written to would let a read-only file be replaced.
    accessSync(target, constants.W_OK);
    return { path: target, mode: it.mode & 0o777, isShared: it.nlink > 1 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { path: endOfLinks(path) };
  }
}

function endOfLinks(path: string): string {
  let end = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    if (!lstatSync(end, { throwIfNoEntry: false })?.isSymbolicLink()) break;
    end = resolve(dirname(end), readlinkSync(end));
  }
  return end;
}

/**
 * Writes beside the file and then puts it in its place, so that nobody ever reads half of it. The name beside it cannot be
 * guessed and must be new; the file keeps its mode. A file with several names is written in place: another file in its
 * place would leave the other names with the old content.
 */
export function writeAtomically(path: string, content: Uint8Array): void {
  let unfinished: string | undefined;
  try {
    const { path: target, mode, isShared } = targetOf(path);
    if (isShared) return writeInPlace(target, content);
    const beside = join(dirname(target), `.${randomUUID()}.tmp`);
    // Nobody else reads a private file while it is written.
    writeFileSync(beside, content, { flag: "wx", ...(mode === undefined ? {} : { mode: 0o600 }) });
    unfinished = beside;
    if (mode !== undefined) chmodSync(beside, mode);
    renameSync(beside, target);
  } catch (error) {
    if (unfinished !== undefined) rmSync(unfinished, { force: true });
    if (error instanceof WriteError) throw error;
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new WriteError(`${path} cannot be written: ${REASONS[code] ?? message}`);
  }
}

function writeInPlace(path: string, content: Uint8Array): void {
  const file = openSync(path, "r+");
  try {
    writeSync(file, content);
    ftruncateSync(file, content.length);
  } finally {
    closeSync(file);
  }
}
