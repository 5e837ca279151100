import { useEffect, useRef, useState } from "preact/hooks";
import type { Read } from "./read-value";

/** Long enough for a drag to pass over values, short enough for the total to feel live. */
const DRAG_PAUSE_MS = 180;

interface DraftOptions<T> {
  /** The value that holds; undefined where there is none. */
  value: T | undefined;
  /** How it is typed. */
  text: string;
  read(typed: string): Read<T>;
  /** Whether each text that can be read is handed on, or the text that the field is left with. */
  commits: "typing" | "leaving";
  /** Where it takes time, the draft is shown until the promise resolves. */
  onChange(value: T): void | Promise<void>;
}

export interface Draft<T> {
  /** What the field shows. */
  text: string;
  /** The value of what it shows; undefined with a problem. */
  value: T | undefined;
  problem: string | undefined;
  isDraft: boolean;
  type(text: string): void;
  /** Types values that follow one another fast, and hands on the one it stops at. */
  drag(text: string): void;
  /** Types a text and hands it on. */
  commit(text: string): void;
  leave(): void;
  drop(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** What a user types over a value: shown while it is wrong or under way; without a draft the field shows the value. */
export function useDraft<T>({ value, text, read, commits, onChange }: DraftOptions<T>): Draft<T> {
  const [draft, setDraft] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const newest = useRef(0);
  const writing = useRef<T>();
  const ended = useRef(false);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      // Browsers blur a field that is taken away, and leaving it must not hand on what it was not left with.
      ended.current = true;
    },
    [],
  );

  const shown = draft ?? text;
  const outcome = read(shown);

  function handOn(typed: string): void {
    clearTimeout(timer.current);
    const it = read(typed);
    if ("problem" in it || ended.current) return;
    if (it.value === value) return setDraft(undefined);
    // Enter commits, and so does leaving the field after it.
    if (it.value === writing.current) return;
    writing.current = it.value;
    const own = ++newest.current;
    void Promise.resolve(onChange(it.value)).then(() => {
      if (writing.current === it.value) writing.current = undefined;
      if (newest.current === own) setDraft(undefined);
    });
  }

  function type(typed: string): void {
    // A write under way must not wipe what is being typed.
    newest.current++;
    setDraft(typed);
    const it = read(typed);
    if (commits === "typing" && "value" in it) void onChange(it.value);
  }

  return {
    text: shown,
    value: "value" in outcome ? outcome.value : undefined,
    problem: "problem" in outcome ? outcome.problem : undefined,
    isDraft: draft !== undefined,
    type,
    drag(typed) {
      type(typed);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => handOn(typed), DRAG_PAUSE_MS);
    },
    commit(typed) {
      setDraft(typed);
      handOn(typed);
    },
    leave() {
      if (draft === undefined) return;
      if (commits === "leaving") handOn(draft);
      // What was handed on while it was typed is shown as the value is written.
      else if ("value" in outcome) setDraft(undefined);
    },
    drop: () => setDraft(undefined),
    onKeyDown(event) {
      if (commits !== "leaving") return;
      if (event.key === "Enter") handOn(shown);
      if (event.key === "Escape") setDraft(undefined);
    },
  };
}
