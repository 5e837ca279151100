import { checkStudyFile } from "../study/file";
import pythia from "./pythia.json";

/** The eight Pythia models, 136,070 GPU hours: a study as a file, whose hours show how the rate changes with the size. */
export const pythiaStudyFile = checkStudyFile(pythia);
