import { createContext } from "preact";
import { useContext, useEffect } from "preact/hooks";
import type { Draft } from "./use-draft";

interface OpenDraft {
  /** Of the field's element. */
  id: string;
  isRefused: boolean;
  drop(): void;
}

const elementOf = ({ id }: OpenDraft): HTMLElement | null => document.getElementById(id);

/** Texts that fields show in place of the values that hold, in the order in which they came to be so. */
export class DraftsOfFields {
  private all: readonly OpenDraft[] = [];

  /** Returns a way to take it out again. */
  add(draft: OpenDraft): () => void {
    this.all = [...this.all, draft];
    return () => {
      this.all = this.all.filter((it) => it !== draft);
    };
  }

  /** Gives up one invalid text that is in view: that of the field with the focus, or the newest. False where there is none. */
  dropRefused(): boolean {
    const refused = this.all.filter((it) => it.isRefused && elementOf(it)?.checkVisibility());
    const one = refused.find((it) => elementOf(it) === document.activeElement) ?? refused.at(-1);
    one?.drop();
    // Its field takes it out too, but only once it is drawn again, and the next key may come before.
    this.all = this.all.filter((it) => it !== one);
    return one !== undefined;
  }

  dropWithin(part: HTMLElement): void {
    for (const it of this.all) if (part.contains(elementOf(it))) it.drop();
  }
}

export const OpenDrafts = createContext(new DraftsOfFields());

/** Has a field's draft among those that an undo gives up. */
export function useOpenDraft(id: string, { isDraft, problem, drop }: Draft<unknown>): void {
  const drafts = useContext(OpenDrafts);
  const isRefused = isDraft && problem !== undefined;
  useEffect(() => (isDraft ? drafts.add({ id, isRefused, drop }) : undefined), [drafts, id, isDraft, isRefused]);
}
