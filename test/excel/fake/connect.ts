import type { LoadedOffice } from "../load-office";
import { isWithin } from "./profiles";
import type { FakeExcel } from "./workbook";

/** The library's own openings for tests of events. */
interface EventTesting {
  _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
  _testTriggerRichApiMessageEvent(message: { entries: readonly unknown[] }): void;
}

/** Connects the Office.js of `office` with the workbook; `asked` collects the versions of ExcelApi that the library asks for. */
export function connect(
  office: LoadedOffice,
  host: FakeExcel,
  { excelApi = host.profile.sets.ExcelApi, asked = new Set<string>() } = {},
): void {
  const reported = new Map(
    Object.entries({
      ...host.profile.sets,
      ExcelApi: excelApi,
      ...(host.profile.mergesUndo && { MergeUndoGroup: "1.1" }),
    }).map(([name, it]) => [name.toLowerCase(), it]),
  );
  const isSetSupported = (name: string, version = "1.1"): boolean => {
    if (/^excelapi$/i.test(name)) asked.add(version);
    return isWithin(version, reported.get(name.toLowerCase()) ?? "0.0");
  };
  // The library made a context of its own that only a real host fills.
  office.Office = Object.create(office.Office, {
    context: {
      value: {
        requirements: { isSetSupported },
        platform: host.profile.platform,
        diagnostics: { platform: host.profile.platform, version: "a stand-in" },
        contentLanguage: "en-US",
        displayLanguage: "en-US",
      },
    },
  });
  office.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  if (host.profile.mergesUndo && !("UndoScope" in office.Excel)) mergeUndo(office, host);
  class Session extends office.OfficeExtension.SessionBase {
    _resolveRequestUrlAndHeaderInfo() {
      return Promise.resolve({ url: "https://excel.test/", headers: {} });
    }
    _createRequestExecutorOrNull() {
      return {
        async executeAsync(_customData: string, _flags: number, { Body }: { Body: unknown }) {
          const { status, body, error } = await host.execute(typeof Body === "string" ? Body : JSON.stringify(Body));
          return {
            HttpStatusCode: status,
            ErrorCode: error ?? null,
            ErrorMessage: error ?? null,
            Headers: {},
            Body: body,
          };
        },
      };
    }
  }
  office.OfficeExtension.SessionBase._overrideSession = new Session();
  const events = office.OfficeExtension as unknown as EventTesting;
  events._testSetRichApiMessageReadyImpl(() => Promise.resolve());
  host.events.send = (entries) => events._testTriggerRichApiMessageEvent({ entries });
}

/** The npm package's library is older than ExcelApi 1.20; newer ones open a scope before the batch, and close it whatever the batch comes to. */
function mergeUndo(office: LoadedOffice, { undo }: FakeExcel): void {
  const { run } = office.Excel as unknown as { run: (options: object, batch: unknown) => Promise<unknown> };
  Object.assign(office.Excel, {
    async run(options: { mergeUndoGroup?: boolean }, batch: unknown) {
      if (!options.mergeUndoGroup) return run(options, batch);
      undo.open();
      try {
        return await run(options, batch);
      } finally {
        undo.close();
      }
    },
  });
}
