import { unpackBrowser } from "./browser";
import { builtSite, serve } from "./site";

/** One browser unpacked, one site built and one server for all tests of a run. */
export default async function beforeAll(): Promise<() => Promise<void>> {
  unpackBrowser();
  const { url, folder, close } = await serve(builtSite());
  // Workers are processes of their own, started after this.
  process.env.FLOPSHEET_SITE = JSON.stringify({ url, folder });
  return close;
}
