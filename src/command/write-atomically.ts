import { randomUUID } from "node:crypto";
import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

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

/** The file that a path means: a link is followed, and a file that is not there is itself. */
function targetOf(path: string): { target: string; mode: number | undefined } {
  try {
    const target = realpathSync(path);
    const it = statSync(target);
    if (it.isDirectory()) throw new WriteError(`${path} cannot be written: ${REASONS["EISDIR"]}`);
    if (!it.isFile()) throw new WriteError(`${path} cannot be written: it is no ordinary file`);
    return { target, mode: it.mode & 0o777 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { target: path, mode: undefined };
  }
}

/**
 * Writes beside the file and then puts it in its place, so that nobody ever reads half of it. The name beside it cannot be
 * guessed and must be new; the file keeps its mode.
 */
export function writeAtomically(path: string, content: Uint8Array): void {
  let unfinished: string | undefined;
  try {
    const { target, mode } = targetOf(path);
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
