import type { RecoveryCopy } from "../../grid/host";

const DATABASE = "flopsheet";
const STORE = "recovery";
const KEY = "workbook";
const CHOICE = "flopsheet.recovery";

/** After the last edit; a copy of a breakdown takes a tenth of a second. */
const PAUSE_MS = 2_000;

interface Kept {
  made: number;
  content: Uint8Array;
}

/** A copy in the browser's own store, made after edits while the user has it on, and offered on the next visit. */
export function recoveryCopy(
  save: () => Promise<Uint8Array<ArrayBuffer>>,
  open: (content: Uint8Array) => Promise<void>,
): RecoveryCopy & { edited(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** True while the copy of an earlier visit waits for the user's answer. */
  let isOffered = false;

  async function keep(): Promise<void> {
    const content = await save();
    if (isOn()) await inStore("readwrite", (store) => store.put({ made: Date.now(), content } satisfies Kept, KEY));
  }

  const isOn = () => readChoice() === "on";
  return {
    isOn,
    async turn(on) {
      clearTimeout(timer);
      localStorage.setItem(CHOICE, on ? "on" : "off");
      isOffered = false;
      if (on) await keep();
      else await inStore("readwrite", (store) => store.delete(KEY));
    },
    async found() {
      const made = isOn() ? (await kept())?.made : undefined;
      isOffered = made !== undefined;
      return made;
    },
    async restore() {
      const copy = await kept();
      if (copy) await open(copy.content);
      isOffered = false;
    },
    async discard() {
      isOffered = false;
      await inStore("readwrite", (store) => store.delete(KEY));
    },
    edited() {
      if (!isOn() || isOffered) return;
      clearTimeout(timer);
      // A copy that cannot be made leaves the one before; the user is told when turning it on.
      timer = setTimeout(() => void keep().catch(() => undefined), PAUSE_MS);
    },
  };
}

const kept = () => inStore("readonly", (store) => store.get(KEY) as IDBRequest<Kept | undefined>);

/** A browser may keep pages from storing anything; then the copy is off. */
function readChoice(): string | null {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    return null;
  }
}

function inStore<T>(mode: IDBTransactionMode, request: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open(DATABASE, 1);
    opened.onupgradeneeded = () => opened.result.createObjectStore(STORE);
    opened.onerror = () => reject(failure(opened));
    opened.onsuccess = () => {
      const database = opened.result;
      const asked = request(database.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => {
        database.close();
        resolve(asked.result);
      };
      asked.onerror = () => {
        database.close();
        reject(failure(asked));
      };
    };
  });
}

const failure = ({ error }: IDBRequest): Error => new Error(error?.message ?? "the browser refused to store it");
