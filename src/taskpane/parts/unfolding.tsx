import type { ComponentChildren, ComponentType } from "preact";
import { useState } from "preact/hooks";
import { Summary } from "./summary";

interface UnfoldingProps<Props> {
  /** By which tests know it. */
  id: string;
  title: ComponentChildren;
  /** Brings what is in it. */
  load(): Promise<ComponentType<Props>>;
  content: Props;
  /** For content that follows what happens elsewhere. */
  isOnlyWhileOpen?: boolean;
  /** Its class. */
  look?: string;
}

/** A disclosure whose content is loaded when it is first opened: what few users open is none of what all of them wait for. */
export function Unfolding<Props extends object>({
  id,
  title,
  load,
  content,
  isOnlyWhileOpen = false,
  look,
}: UnfoldingProps<Props>) {
  const [loaded, setLoaded] = useState<{ Content: ComponentType<Props> }>();
  const [hasFailed, setFailed] = useState(false);
  const [isOpen, setOpen] = useState(false);
  function open(): void {
    load().then(
      (Content) => {
        setFailed(false);
        setLoaded({ Content });
      },
      () => setFailed(true),
    );
  }
  return (
    <details
      class={look}
      data-test={id}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        if (currentTarget.open && !loaded) open();
      }}
    >
      <Summary>{title}</Summary>
      {loaded && (isOpen || !isOnlyWhileOpen) && <loaded.Content {...content} />}
      {hasFailed && !loaded && (
        <p class="problem" role="alert">
          This part could not be loaded. Check the connection, then close it and open it again.
        </p>
      )}
    </details>
  );
}
