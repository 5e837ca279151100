/** Sends one request, as the add-in does; what the batch returns can be read once it is answered. */
export async function run<T>(batch: (context: Excel.RequestContext) => T): Promise<T> {
  const context = new Excel.RequestContext();
  const result = batch(context);
  await context.sync();
  return result;
}

/** The code of Excel's error, and what the stand-in says of its reason; undefined where the request is taken. */
export async function refusalOf(batch: (context: Excel.RequestContext) => unknown): Promise<string | undefined> {
  try {
    await run(batch);
    return undefined;
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code}: ${message}`;
  }
}

/** The sheet before the user. */
export const activeSheet = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getActiveWorksheet();
