import { createElement, render, type ContainerNode } from "preact";
import { act } from "preact/test-utils";

/** A hook of the pane without a page: what it gives, newest first; a component that draws nothing needs no document. */
export interface HookRun<P, R> {
  readonly current: R;
  /** Renders again with other properties. */
  update(props: P): void;
  /** Takes the component away. */
  end(): void;
}

/** Runs a hook as a component of its own would, each change and its effects at once. */
export function runHook<P, R>(hook: (props: P) => R, first: P): HookRun<P, R> {
  // Preact asks whether it is to draw into the page itself.
  (globalThis as { document?: unknown }).document ??= {};
  const root = { nodeType: 1, firstChild: null, childNodes: [], parentNode: null, contains: () => false };
  const place = root as unknown as ContainerNode;
  const results: R[] = [];
  const Probe = ({ props }: { props: P }) => {
    results.push(hook(props));
    return null;
  };
  const update = (props: P): void => inTurn(() => render(createElement(Probe, { props }), place));
  update(first);
  return {
    get current() {
      return results.at(-1)!;
    },
    update,
    end: () => inTurn(() => render(null, place)),
  };
}

/** What changes a hook's state, with everything that follows from it. */
export function inTurn(change: () => void): void {
  void act(change);
}

/** The same for what changes it later, when a promise or a timer has its turn. */
export const inTime = (change: () => unknown): Promise<void> =>
  act(async () => {
    await change();
  });
