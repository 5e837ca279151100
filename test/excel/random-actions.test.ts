import { insertSheet } from "../../src/excel/host/insert-sheet";
import { HostError } from "../../src/grid/host";
import type { Sheet } from "../../src/grid/sheet";
import { queueWrites } from "../../src/taskpane/shell/queue-writes";
import * as fc from "../fast-check";
import { runs } from "../sizes";
import { cellKey, type FakeSheet } from "./fake-excel";
import { openExcel } from "./open-excel";

/**
 * Users and panes at work in one workbook, in any order, with answers that come late or never, and requests that are refused.
 * Whatever happens nothing that a user has typed is lost, no value goes to a sheet it was not meant for, and no sheet is left that
 * nobody was told of. `npm run fuzz -- random-actions` tries more, and a failure is repeated with its seed.
 */
const ACTIONS = [
  "insert",
  "cancel",
  "type",
  "take back what was typed",
  "rename",
  "delete",
  "add a sheet",
  "switch",
  "read",
  "write",
  "refuse",
  "no answer",
  "late answer",
  "answer",
] as const;
interface Step {
  action: (typeof ACTIONS)[number];
  which: number;
  /** Turns of the event loop before the next: an insert under way takes several. */
  turns: number;
}
const steps = fc.array(
  fc.record<Step>({ action: fc.constantFrom(...ACTIONS), which: fc.nat(1000), turns: fc.nat(3) }),
  { minLength: 20, maxLength: 80 },
);

/** Time limits that a test can wait for, and requests of a few rows. */
const LIMITS = { checkMs: 20, writeMs: 20, contentCharacters: 60 };
const PANES = 2;
const PRICE = { row: 1, column: 1, rows: 1, columns: 1 };
const TYPED_INTO = ["A3", "C2", "Z1", "B40"];
const REFUSALS = ["AccessDenied", "GeneralException", "ServiceNotAvailable", "ItemNotFound", "MemoryLimitReached"];

/** A sheet of several requests, which says which insert it is of. */
const template = (insert: number): Sheet => ({
  name: "Costs",
  rows: [
    [{ content: `insert ${insert}`, style: "title" }],
    [{ content: "Price" }, { content: 3, style: "input" }],
    [null, { content: "=B2*2" }],
    ...Array.from({ length: 6 }, (_, row) => [{ content: `a text of row ${row}` }, { content: row }]),
  ],
  columnWidths: [20, 10],
  rowHeights: {},
  frozen: { rows: 1, columns: 0 },
  names: [{ name: "price", area: PRICE, comment: "The price" }],
  validations: [],
  conditionalFormats: [],
  charts: [],
});

interface Insert {
  id: number;
  controller: AbortController;
  outcome?: { name: string } | { error: unknown };
  /** What was said of it after it had failed. */
  late: string[];
}

class Session {
  readonly it = openExcel();
  readonly inserts: Insert[] = [];
  /** What users have typed, by sheet and cell. */
  readonly typed = new Map<FakeSheet, Map<string, string>>();
  /** Sheets that a user has made or still has, apart from inserted ones. */
  readonly own = new Set<FakeSheet>(this.it.excel.sheets);
  /** Prices that a pane asked for, by the sheet that it showed. */
  readonly asked = new Map<string, Set<unknown>>();
  private readonly shown: (string | undefined)[] = Array.from({ length: PANES });
  private readonly failures: unknown[] = [];
  private readonly queues = Array.from({ length: PANES }, () =>
    queueWrites(this.it.host, (it) => this.failures.push(it)),
  );
  private readonly pending = new Set<Promise<unknown>>();
  private made = 0;

  private follow(work: Promise<unknown>): void {
    this.pending.add(work);
    void work.finally(() => this.pending.delete(work)).catch(() => undefined);
  }

  do({ action, which }: Step): void {
    const { excel, host } = this.it;
    // Half of the time the newest, which an insert may be at work on.
    const sheet = excel.sheets[which % 2 ? excel.sheets.length - 1 : (which >> 1) % excel.sheets.length]!;
    const pane = (which >> 1) % PANES;
    const request = excel.requests.length + 1 + (which % 3);
    switch (action) {
      case "insert":
        return this.insert();
      case "cancel":
        return this.inserts
          .filter(({ outcome }) => !outcome)
          .at(which % 2 ? 0 : -1)
          ?.controller.abort();
      case "type":
        return this.type(sheet, TYPED_INTO[which % TYPED_INTO.length]!);
      case "take back what was typed": {
        const [address] = [...(this.typed.get(sheet)?.keys() ?? [])];
        if (address === undefined) return;
        excel.edit(address, "", sheet);
        this.typed.get(sheet)!.delete(address);
        return;
      }
      case "rename":
        sheet.name = `Renamed ${++this.made}`;
        return;
      case "delete":
        if (excel.sheets.length === 1) return;
        excel.deleteSheet(sheet);
        this.own.delete(sheet);
        this.typed.delete(sheet);
        return;
      case "add a sheet":
        this.own.add(excel.addSheet(`Own ${++this.made}`));
        return;
      case "switch":
        return sheet.visibility === "Visible" ? excel.show(sheet) : undefined;
      case "read":
        return this.follow(host.read(["price"]).then((it) => (this.shown[pane] = it?.sheetId)));
      case "write":
        return this.write(pane);
      case "refuse":
        excel.failures.push({ request, kind: { code: REFUSALS[which % REFUSALS.length]!, afterActions: which % 40 } });
        return;
      case "no answer":
        excel.failures.push({ request, kind: "hang" });
        return;
      case "late answer":
        excel.failures.push({ request, kind: "hang after writing" });
        return;
      case "answer":
        return excel.answerLate();
    }
  }

  /** Two copies, and a pane that shows each. */
  async begin(): Promise<void> {
    for (let pane = 0; pane < PANES; pane++) {
      this.insert();
      await this.settle();
      this.shown[pane] = (await this.it.host.read(["price"]))!.sheetId;
    }
  }

  private insert(): void {
    const insert: Insert = { id: ++this.made, controller: new AbortController(), late: [] };
    this.inserts.push(insert);
    const { signal } = insert.controller;
    this.follow(
      insertSheet(
        template(insert.id),
        { signal, onLate: ({ message }) => void insert.late.push(message) },
        LIMITS,
      ).then(
        (outcome) => (insert.outcome = outcome),
        (error: unknown) => (insert.outcome = { error }),
      ),
    );
  }

  private type(sheet: FakeSheet, address: string): void {
    if (sheet.visibility !== "Visible") return;
    const text = `typed ${++this.made}`;
    this.it.excel.edit(address, text, sheet);
    const typed = this.typed.get(sheet) ?? new Map<string, string>();
    this.typed.set(sheet, typed.set(address, text));
  }

  private write(pane: number): void {
    const sheetId = this.shown[pane];
    if (sheetId === undefined) return;
    const price = 100 + ++this.made;
    this.asked.set(sheetId, (this.asked.get(sheetId) ?? new Set()).add(price));
    this.follow(this.queues[pane]!(sheetId, { price }));
  }

  /** Everything that was under way has come to its end, late answers too. */
  async settle(): Promise<void> {
    const { excel } = this.it;
    while (this.pending.size > 0) {
      excel.answerLate();
      await Promise.race([...this.pending, new Promise((resolve) => setTimeout(resolve, 5))]).catch(() => undefined);
    }
    excel.failures = [];
    for (let round = 0; round < 3; round++) {
      excel.answerLate();
      await turns(200);
    }
  }

  check(): void {
    const { excel } = this.it;
    for (const sheet of this.own) expect(excel.sheets).toContain(sheet);
    for (const [sheet, typed] of this.typed) {
      if (typed.size > 0) expect(excel.sheets).toContain(sheet);
      for (const [address, text] of typed) expect([address, contentAt(sheet, address)]).toEqual([address, text]);
    }
    for (const sheet of excel.sheets) {
      const price = sheet.cells.get(cellKey(PRICE.row, PRICE.column))?.content;
      if (price !== undefined && price !== 3) expect([...(this.asked.get(sheet.id) ?? [])]).toContain(price);
    }
  }

  /** Inserts are told of as they ended. */
  checkInserts(): void {
    for (const { id, outcome, late } of this.inserts) {
      const left = this.it.excel.sheets.filter((it) => contentAt(it, "A1") === `insert ${id}`);
      expect(left.length).toBeLessThanOrEqual(1);
      if (!outcome) throw new Error(`insert ${id} did not end`);
      if ("name" in outcome || left.length === 0) continue;
      // Something is left: then the error says so, or the message that follows where Excel wrote it later.
      const message = outcome.error instanceof HostError ? outcome.error.message : String(outcome.error);
      expect([message, ...late].join("\n")).toMatch(/may remain|stays, because it was changed|may have been added/);
    }
  }
}

function contentAt(sheet: FakeSheet, address: string): unknown {
  const [, letters, digits] = /^([A-Z])(\d+)$/.exec(address)!;
  return sheet.cells.get(cellKey(Number(digits) - 1, letters!.charCodeAt(0) - 65))?.content;
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function play(all: readonly Step[]): Promise<void> {
  const session = new Session();
  await session.begin();
  for (const step of all) {
    session.do(step);
    await turns(step.turns);
    session.check();
  }
  await session.settle();
  session.check();
  session.checkInserts();
}

test("whatever users and panes do, nothing typed is lost, no value goes astray, and no sheet stays unsaid", async () => {
  await fc.assert(fc.asyncProperty(steps, play), { numRuns: runs(30) });
});

test("fifty inserts that are cancelled half way leave no sheet and no name", async () => {
  const { excel } = openExcel();
  for (let round = 0; round < 50; round++) {
    const controller = new AbortController();
    const onProgress = ({ step }: { step: string }) => step.startsWith("Writing part 3") && controller.abort();
    const outcome = await insertSheet(template(round), { signal: controller.signal, onProgress }, LIMITS).catch(
      (error: unknown) => error,
    );
    expect(outcome).toBe(controller.signal.reason);
  }
  expect(excel.sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
  expect(excel.names.size).toBe(0);
});
