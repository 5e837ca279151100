import { checkStudyFile } from "../study/file";
import llama from "./llama.json";

/** The four LLaMA models, 1,770,394 GPU hours: a study as a file, and an example of one. */
export const llamaStudyFile = checkStudyFile(llama);
