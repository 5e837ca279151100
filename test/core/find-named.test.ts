import { findNamed, isSameName, nearestName } from "../../src/core/find-named";
import { publishedModels } from "../../src/core/models";

const ENTRIES = ["Llama 3 8B", "Llama 3.1 405B", "GPT-2 XL", "H100 SXM", "H100 PCIe"].map((name) => ({ name }));

test("letters, digits and dots tell names apart, and nothing else does", () => {
  for (const text of ["Llama 3 8B", "llama-3-8b", "LLAMA3 8B", "llama_3​ 8b", " llama  3 8b ", "(llama) 3/8b"])
    expect(findNamed(ENTRIES, text)).toBe(ENTRIES[0]);
  expect(findNamed(ENTRIES, "Llama 31 405B")).toBeUndefined();
  expect(findNamed(ENTRIES, "")).toBeUndefined();
});

test("the numbers of a name are never joined to another number", () => {
  for (const text of ["Llama 38B", "LLAMA38B", "Llama 3. 8B", "Llama 3.8B", "Llama 3 .8B", "Llama3²8B"])
    expect(findNamed(ENTRIES, text)).toBeUndefined();
  expect(nearestName(ENTRIES, "Llama 38B")).toBe("Llama 3 8B");
  for (const text of ["Qwen 38B", "Gemma 29B", "Llama 270B"]) expect(findNamed(publishedModels, text)).toBeUndefined();
  for (const { name } of publishedModels)
    expect(findNamed(publishedModels, name.replaceAll(" ", "-").toUpperCase())!.name).toBe(name);
});

test("symbols and emoji tell names apart, forms of one letter do not", () => {
  const entries = ["🚀", "🔥", "Modèle +", "Modèle", "…"].map((name) => ({ name }));
  for (const it of entries) {
    expect(findNamed(entries, it.name)).toBe(it);
    expect(findNamed(entries, it.name.normalize("NFD"))).toBe(it);
  }
  for (const text of ["???", "", " ", "🌧"]) expect(findNamed(entries, text)).toBeUndefined();
  expect(isSameName("❤️ 7B", "❤ 7b")).toBe(true);
});

test("another list has its own names", () => {
  const others = [{ name: "Llama 3 8B", own: true }];
  expect(findNamed(others, "llama 3 8b")).toBe(others[0]);
  expect(findNamed(ENTRIES, "llama 3 8b")).toBe(ENTRIES[0]);
  expect(nearestName(others, "GPT-2 XL")).toBeUndefined();
});

test("the nearest name is the one that shares most, and the first of equals", () => {
  expect(nearestName(ENTRIES, "Lama 3 8B")).toBe("Llama 3 8B");
  expect(nearestName(ENTRIES, "gpt 2")).toBe("GPT-2 XL");
  expect(nearestName(ENTRIES, "Llama 3.1")).toBe("Llama 3.1 405B");
  expect(nearestName(ENTRIES, "H100 SX")).toBe("H100 SXM");
  expect(nearestName([{ name: "abcd" }, { name: "abce" }], "abc")).toBe("abcd");
});

test("a text that shares too little has no nearest name", () => {
  for (const text of ["", "x", "zzzz", "Mistral", "3"]) expect(nearestName(ENTRIES, text)).toBeUndefined();
  // Two of the three pairs of each are shared: 2·2 / 6.
  expect(nearestName([{ name: "abcd" }], "abcx")).toBe("abcd");
  // One of four and four: 2·1 / 8.
  expect(nearestName([{ name: "abcde" }], "abxyz")).toBeUndefined();
  // Just the share that is asked for: 2·2 / 10.
  expect(nearestName([{ name: "abcdef" }], "abcxyz")).toBe("abcdef");
});
