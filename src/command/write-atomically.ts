import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Why a file cannot be written, by the system's code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "its folder is a file",
  EISDIR: "it is a folder",
  EACCES: "there is no permission to",
  EPERM: "there is no permission to",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EBUSY: "another program has it open",
};

/** A file that could not be written, in words for the user. */
export class WriteError extends Error {}

/** Writes beside the file and then puts it in its place, so that nobody ever reads half of it. */
export function writeAtomically(path: string, content: Uint8Array): void {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(unfinished, content);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new WriteError(`${path} cannot be written: ${REASONS[code] ?? message}`);
  }
}
