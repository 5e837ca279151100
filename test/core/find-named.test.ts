import { accelerators } from "../../src/core/accelerators";
import { findNamed, isSameName, nearestName, type Named } from "../../src/core/find-named";
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

test("the nearest name is the one with fewest slips, or the first that begins so", () => {
  expect(nearestName(ENTRIES, "Lama 3 8B")).toBe("Llama 3 8B");
  expect(nearestName(ENTRIES, "gpt 2")).toBe("GPT-2 XL");
  expect(nearestName(ENTRIES, "Llama 3.1")).toBe("Llama 3.1 405B");
  expect(nearestName(ENTRIES, "H100 SX")).toBe("H100 SXM");
  expect(nearestName([{ name: "abcd" }, { name: "abce" }], "abc")).toBe("abcd");
});

test("a text that is neither a slip nor a beginning has no nearest name", () => {
  for (const text of ["", "x", "zzzz", "Mistral", "3", "ll"]) expect(nearestName(ENTRIES, text)).toBeUndefined();
  // One letter of four is a slip, two are not.
  expect(nearestName([{ name: "abcd" }], "abcx")).toBe("abcd");
  expect(nearestName([{ name: "abcd" }], "abxy")).toBeUndefined();
  expect(nearestName([{ name: "abcdefgh" }], "abcdxygh")).toBe("abcdefgh");
  expect(nearestName([{ name: "abcdefgh" }], "acbdxygh")).toBeUndefined();
  expect(nearestName([{ name: "abcd" }], "abxcd")).toBe("abcd");
  expect(nearestName([{ name: "abcd" }], "abd")).toBeUndefined();
  expect(nearestName([{ name: "abcde" }], "abde")).toBe("abcde");
});

test("a number is never a slip: another size or another part is not near", () => {
  for (const [text, entries] of [
    ["B3000", accelerators],
    ["H1000", accelerators],
    ["TPU v9", accelerators],
    ["Llama 3 9B", publishedModels],
    ["Qwen 38B", [{ name: "Qwen3 9B" }]],
    ["GPT-5", publishedModels],
    ["Claude 3 Opus", publishedModels],
  ] as const)
    expect(nearestName(entries, text)).toBeUndefined();
  expect(nearestName(ENTRIES, "Llama 31405B")).toBe("Llama 3.1 405B");
  // A beginning does not cut a number.
  expect(nearestName(ENTRIES, "Llama 3.1 40")).toBeUndefined();
  expect(nearestName(ENTRIES, "Llama 3.1 405")).toBe("Llama 3.1 405B");
});

test("an alias is a name, with any owner and ending of the hub, and the nearest is told by the entry's own name", () => {
  const entries = [
    { name: "Llama 3 8B", aliases: ["meta-llama/Llama-3.1-8B", "Trillium"] },
    { name: "Trillium" },
    { name: "Own 8B" },
  ];
  for (const text of [
    "meta-llama/Llama-3.1-8B",
    "Llama 3.1 8B",
    "LLAMA-3.1-8b",
    "Llama-3.1-8B-Instruct",
    "llama 3 8b hf",
  ])
    expect(findNamed(entries, text)).toBe(entries[0]);
  // An entry's own name goes before another's alias, and only published entries have endings.
  expect(findNamed(entries, "trillium")).toBe(entries[1]);
  expect(findNamed(entries, "Own 8B instruct")).toBeUndefined();
  expect(findNamed(entries, "Llama 3.18B")).toBeUndefined();
  expect(nearestName(entries, "Llama 3.18B")).toBe("Llama 3 8B");
  expect(nearestName(entries, "Lama 3.1 8B")).toBe("Llama 3 8B");
});

test.each([
  ["H100", "H100 SXM"],
  ["H800", "H800 SXM"],
  ["A100", "A100 SXM 80GB"],
  ["A100-SXM4-80GB", "A100 SXM 80GB"],
  ["NVIDIA A100-SXM4-40GB", "A100 SXM 40GB"],
  ["nvidia h100 80gb hbm3", "H100 SXM"],
  ["Trillium", "TPU v6e"],
  ["Tesla V100-SXM2-16GB", "V100 SXM2"],
  ["A800", "A800 SXM 80GB"],
  ["NVIDIA GeForce RTX 3090", "RTX 3090"],
  ["AMD Instinct MI300X", "MI300X"],
  ["Google TPU v7", "TPU v7x"],
  ["AWS Trainium1", "Trainium"],
  ["Intel Gaudi2", "Gaudi 2"],
])("the part that people type as %s is understood", (text, name) => {
  expect(findNamed(accelerators, text)?.name).toBe(name);
});

test.each([
  ["Llama 3.1 8B", "Llama 3 8B"],
  ["meta-llama/Llama-3.1-8B-Instruct", "Llama 3 8B"],
  ["meta-llama/Llama-3.3-70B-Instruct", "Llama 3 70B"],
  ["gpt2", "GPT-2 (124M)"],
  ["GPT-2", "GPT-2 (124M)"],
  ["Chinchilla", "Chinchilla 70B"],
  ["deepseek-ai/DeepSeek-R1", "DeepSeek-V3"],
  ["google/gemma-3-27b-it", "Gemma 3 27B"],
  ["Qwen/Qwen3-30B-A3B-Thinking-2507", "Qwen3 30B-A3B"],
  ["mistralai/Mixtral-8x7B-Instruct-v0.1", "Mixtral 8x7B"],
  ["mistralai/Mistral-7B-Instruct-v0.3", "Mistral 7B v0.3"],
  ["EleutherAI/pythia-2.8b-deduped", "Pythia 2.8B"],
  ["facebook/opt-125m", "OPT 125M"],
  ["gpt2-medium", "GPT-2 Medium"],
  ["bigscience/bloom-7b1", "BLOOM 7.1B"],
  ["Meta-Llama-3-70B", "Llama 3 70B"],
  ["OpenAI gpt-oss-20b", "gpt-oss-20b"],
])("the model that people type as %s is understood", (text, name) => {
  expect(findNamed(publishedModels, text)?.name).toBe(name);
});

test("no two entries have a name in common", () => {
  for (const entries of [publishedModels, accelerators] as (readonly Named[])[]) {
    const seen = new Map<string, string>();
    for (const { name, aliases = [] } of entries) {
      for (const it of [name, ...aliases]) {
        expect([it, seen.get(it.toLowerCase()) ?? name]).toEqual([it, name]);
        seen.set(it.toLowerCase(), name);
        expect([it, findNamed(entries, it)?.name]).toEqual([it, name]);
      }
    }
  }
});
