import { HostError } from "../grid/host";

/** One message to the user: what happened, and what to do. */
export interface Notice {
  intent: "success" | "info" | "warning" | "error";
  title: string;
  advice: string;
}

export function failureNotice(what: string, error: unknown): Notice {
  if (error instanceof HostError) return { intent: "error", title: error.message, advice: error.advice };
  const reason = error instanceof Error && error.message ? ` (${error.message})` : "";
  return { intent: "error", title: `${what}${reason}.`, advice: "Try again. If it stays, close the pane and open it once more." };
}
