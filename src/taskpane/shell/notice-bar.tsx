import { counted } from "../../grid/counted";
import { HostError } from "../../grid/host";
import type { AddedNames } from "../../grid/host";

/** Fluent's shapes for the four intents, 20 by 20, so that the colour is never the only sign. */
const ICONS: Record<Notice["intent"], string> = {
  success:
    "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm3.4 5.7a.5.5 0 0 0-.7 0L9 11.3 7.35 9.65a.5.5 0 1 0-.7.7l2 2c.2.2.5.2.7 0l4-4a.5.5 0 0 0 .05-.65Z",
  info: "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 6.5a.5.5 0 0 0-.5.5v4.5a.5.5 0 0 0 1 0V9a.5.5 0 0 0-.5-.5Zm0-2.75a.75.75 0 1 0 0 1.5.75.75 0 0 0 0-1.5Z",
  warning:
    "M8.68 2.79a1.5 1.5 0 0 1 2.64 0l6.5 12A1.5 1.5 0 0 1 16.5 17h-13a1.5 1.5 0 0 1-1.32-2.21l6.5-12ZM10 13.5a.75.75 0 1 0 0 1.5.75.75 0 0 0 0-1.5Zm0-6.5a.5.5 0 0 0-.5.5v4a.5.5 0 0 0 1 0v-4A.5.5 0 0 0 10 7Z",
  error:
    "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 10.5a.75.75 0 1 0 0 1.5.75.75 0 0 0 0-1.5ZM10 6a.5.5 0 0 0-.5.5v4a.5.5 0 0 0 1 0v-4A.5.5 0 0 0 10 6Z",
};

/** One message. It has no live region of its own: the place it appears in is one. */
export function NoticeBar({ notice, onDismiss }: { notice: Notice; onDismiss?: () => void }) {
  const { intent, title, advice, link, actions = [] } = notice;
  return (
    <fluent-message-bar intent={intent} role="group" data-test="message" data-intent={intent}>
      <svg slot="icon" class={`icon ${intent}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path fill="currentColor" fill-rule="evenodd" d={ICONS[intent]} />
      </svg>
      <p class="notice">
        <strong>{title}</strong> {advice}{" "}
        {link && (
          <a class="link" href={link.href} target="_blank" rel="noopener" data-test="message-link">
            {link.label}
          </a>
        )}
        {actions.map(({ label, run }) => (
          <button key={label} type="button" class="link" data-test="message-action" onClick={run}>
            {label}
          </button>
        ))}
      </p>
      {onDismiss && (
        <fluent-button
          slot="dismiss"
          size="small"
          appearance="transparent"
          icon-only
          aria-label="Dismiss message"
          onClick={onDismiss}
        >
          <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
            <path stroke="currentColor" stroke-width="1.4" stroke-linecap="round" d="m5 5 10 10M15 5 5 15" />
          </svg>
        </fluent-button>
      )}
    </fluent-message-bar>
  );
}

/** One message to the user: what happened, and what to do. */
export interface Notice {
  intent: "success" | "info" | "warning" | "error";
  title: string;
  advice: string;
  /** A page that says more. */
  link?: { label: string; href: string } | undefined;
  /** The selected cell that it asks about, by its address: it goes when another one is selected. */
  about?: string | undefined;
  /** The sheet that it tells of: it goes when that one is left, or deleted. */
  sheet?: string | undefined;
  /** What may be done about it from here. */
  actions?: readonly { label: string; run(): void }[];
}

export function failureNotice(what: string, error: unknown): Notice {
  if (error instanceof HostError) return { intent: "error", title: error.message, advice: error.advice };
  const reason = error instanceof Error && error.message ? ` (${error.message})` : "";
  return {
    intent: "error",
    title: `${what}${reason}.`,
    advice: "Try again. If it happens again, close the pane and reopen it.",
  };
}

/** What became of the names: which are new, and which were left as they were. */
export function namesNotice({ added, kept, refused }: AddedNames): Notice {
  if (added.length === 0)
    return {
      intent: "info",
      title: "The workbook has all names already.",
      advice: `Nothing was changed: ${kept.join(", ")}.`,
    };
  const left = kept.length === 0 ? "" : ` Not changed: ${kept.join(", ")}.`;
  const without = refused.map(({ name, reason }) => ` Not added: ${name}. ${reason}`).join("");
  return {
    intent: refused.length === 0 ? "success" : "warning",
    title: `Added ${counted(added.length, "name")} to the workbook.`,
    advice: `Type =${added[0]}( into a cell.${left}${without}`,
  };
}

/** How many formulas were entered again, and what to do where that does not help. */
export const repairNotice = (count: number): Notice =>
  count === 0
    ? {
        intent: "info",
        title: "No formula of the add-in shows #NAME? or #BUSY!.",
        advice: "Nothing was changed. Other errors have their reason in the selected cell.",
      }
    : {
        intent: "success",
        title: `Entered ${counted(count, "formula")} again.`,
        advice: "If they show the error again, restart Excel and open this pane before the workbook is calculated.",
      };
