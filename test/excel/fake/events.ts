import type { FakeSheet } from "./nodes";
import { officeEvents } from "./office-model";

/** The category under which office.js finds an event among its messages. */
const EVENT_CATEGORY = 65536;

/** Who has registered for what happens on any sheet. */
const WORKBOOK = "Workbook";

/** A message to the page of an add-in, as Excel sends it. */
export interface EventMessage {
  messageCategory: number;
  messageType: number;
  targetId: string;
  /** JSON of what a handler is told. */
  message: string;
  isRemoteOverride: boolean;
}

/** Something that happened, whether anybody listens or not. */
export interface Happening {
  /** "Changed" is told to the handlers of onChanged. */
  name: string;
  sheet: string;
  details: Readonly<Record<string, unknown>>;
}

const typeOf = (name: string): number =>
  [...officeEvents].find(([key, it]) => key.startsWith("WorksheetCollection.") && it.name === name)![1].type;

/** Tells the add-in what happened in the workbook: later than the request that did it, and only what was registered for. */
export class Events {
  readonly happened: Happening[] = [];
  /** Where messages go. */
  send: (messages: readonly EventMessage[]) => void = () => undefined;

  private readonly registered = new Set<string>();
  private readonly pending: EventMessage[] = [];
  private delivery: NodeJS.Immediate | undefined;

  /** Whether a call, such as "WorksheetCollection._RegisterDataChangedEvent", is about an event; if so, it is done. */
  register(className: string, call: string, target: FakeSheet | undefined): boolean {
    const event = officeEvents.get(`${className}.${call.replace("_Unregister", "_Register")}`);
    if (!event) return false;
    const key = keyOf(event.type, target?.id ?? WORKBOOK);
    if (call.startsWith("_Register")) this.registered.add(key);
    else this.registered.delete(key);
    return true;
  }

  add(name: string, sheet: FakeSheet, details: Readonly<Record<string, unknown>> = {}): void {
    this.happened.push({ name, sheet: sheet.name, details });
    const messageType = typeOf(name);
    for (const targetId of [sheet.id, WORKBOOK]) {
      if (!this.registered.has(keyOf(messageType, targetId))) continue;
      const message = JSON.stringify({ worksheetId: sheet.id, source: "Local", ...details });
      this.pending.push({ messageCategory: EVENT_CATEGORY, messageType, targetId, message, isRemoteOverride: false });
    }
    // After the answer to the request under way.
    this.delivery ??= setImmediate(() => {
      this.delivery = undefined;
      if (this.pending.length > 0) this.send(this.pending.splice(0));
    });
  }
}

const keyOf = (type: number, target: string): string => `${type} ${target}`;
