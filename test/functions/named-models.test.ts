import { accelerators } from "../../src/core/accelerators";
import { findNamed } from "../../src/core/find-named";
import { publishedModels, uncountedModels } from "../../src/core/models";
import { catalogue } from "../../src/functions";
import { CellError, type Cell } from "../../src/grid/cell";

const one = (name: string, ...args: Parameters<(typeof catalogue)[number]["call"]>): Cell =>
  catalogue.find((it) => it.name === name)!.call(...args)[0]![0]!;
const message = (...args: Parameters<typeof one>): string => (one(...args) as CellError).message;

test("a name stands wherever a width does", () => {
  const perToken = one("FLOPS_PER_TOKEN", "Llama 3 8B") as number;
  expect(one("RUN_FLOPS", "Llama 3 8B", 1e12)).toBe(perToken * 1e12);
  expect(one("SWEEP_FLOPS", [["Llama 3 8B"], [1024]], 1, 1, 1e12)).toBe((perToken + 826_374_144) * 1e12);
  expect(one("MODEL", "Llama 3 8B", "flops_per_token")).toBe(perToken);
  expect(one("MODEL_PARAMS", "Llama 3 8B")).toBe(one("MODEL", "Llama 3 8B"));
});

test("the name and the same shape by its ratios give the same figures", () => {
  // Llama 3 8B, arXiv:2407.21783, Table 3: 32 layers, 4096 wide, 14336 feed-forward, 8 of 32 heads, 128,256 tokens.
  expect(one("FLOPS_PER_TOKEN", "Llama 3 8B")).toBe(one("FLOPS_PER_TOKEN", 4096, 32, 8192, 128_256, 0.25, 3.5, true));
  // Mixtral, arXiv:2401.04088, Table 1: 2 of 8 experts.
  expect(one("MODEL_PARAMS", "Mixtral 8x7B")).toBe(one("MODEL_PARAMS", 4096, 32, 32_000, 0.25, 3.5, true, false, 1, 8));
  expect(one("MODEL_PARAMS", "Mixtral 8x7B", null, null, null, null, null, null, null, null, 2)).toBe(
    one("MODEL", "Mixtral 8x7B", "active_params"),
  );
  const gemma = publishedModels.find(({ name }) => name === "Gemma 2 9B")!;
  expect(
    (one("FLOPS_PER_TOKEN", "Gemma 2 9B") as number) /
      (one(
        "FLOPS_PER_TOKEN",
        gemma.width,
        gemma.layers,
        gemma.seqLen,
        gemma.vocab,
        gemma.kvHeads / gemma.heads,
        gemma.ffnWidth / gemma.width,
        true,
        true,
        (gemma.heads * gemma.headDim) / gemma.width,
        4096,
        0.5,
      ) as number),
  ).toBeCloseTo(1, 14);
});

describe("DeepSeek-V3 in cells", () => {
  // arXiv:2412.19437, Section 4.2: 61 layers of 7168, the first three dense (18432), 1 shared and 8 of 256 experts of 2048, 128 heads with
  // ranks 1536 and 512 and widths 128, 64 (rotary) and 128, one module for a second token; 671B parameters, 37B of them active.
  const experts = [1, 3, 18_432 / 7168];
  const latent = [128, 1536, 512, 128, 64, 128];
  const params = (active: number | null, ...rest: (number | null)[]) =>
    one("MODEL_PARAMS", 7168, 61, 129_280, null, 2048 / 7168, true, null, null, 256, active, ...experts, ...rest);
  const flops = (...rest: (number | null)[]) =>
    one(
      "FLOPS_PER_TOKEN",
      ...[7168, 61, 4096, 129_280, null, 2048 / 7168, true, null, null, null, null, 256, 8],
      ...[...experts, ...rest],
    );

  test("is what its name gives, and what its report prints", () => {
    expect(params(null, ...latent)).toBe(one("MODEL_PARAMS", "DeepSeek V3"));
    expect((params(null, ...latent) as number) / 1e9).toBeCloseTo(671, 0);
    expect(params(8, ...latent)).toBe(one("MODEL", "DeepSeek V3", "active_params"));
    // The report's 37B leave out the input table.
    expect(((params(8, ...latent) as number) - 129_280 * 7168) / 1e9).toBeCloseTo(36.6, 1);
    expect(flops(...latent)).toBe(one("FLOPS_PER_TOKEN", "DeepSeek V3"));
  });

  test("counts the module for a second token where it is asked for, by its shape and by its name", () => {
    const further = one("MODEL", "DeepSeek V3", "mtp_flops_per_token") as number;
    expect(flops(...latent, 1)).toBe((flops(...latent) as number) + further);
    const byName = Object.keys(catalogue.find(({ name }) => name === "FLOPS_PER_TOKEN")!.parameters).map((it) =>
      it === "width" ? "DeepSeek V3" : it === "mtp" ? 1 : null,
    );
    expect(one("FLOPS_PER_TOKEN", ...byName)).toBe(flops(...latent, 1));
  });

  test("says which argument of its attention is missing or has no place beside it", () => {
    const said = (...rest: (number | null)[]) => (params(null, ...rest) as CellError).message;
    expect(said(128, 1536)).toBe("kv_rank is missing: with mla_heads it must be a positive whole number");
    expect(said(null, 1536)).toBe("q_rank must be left out without mla_heads");
    const grouped = one("MODEL_PARAMS", 7168, 61, 129_280, 0.5, 2, true, null, null, 256, null, ...experts, ...latent);
    expect((grouped as CellError).message).toBe("kv_ratio must be left out with mla_heads");
    const dense = one("MODEL_PARAMS", 7168, 61, null, null, null, null, null, null, 256, null, 1, 62);
    expect((dense as CellError).message).toBe("dense_layers must be at most 61, the number of layers");
  });

  test("a blank or 0 is none of each, and queries then have their full rank", () => {
    expect(params(null, 128, null, 512, 128, 64, 128)).toBe(params(null, 128, 0, 512, 128, 64, 128));
    expect(one("FLOPS_PER_TOKEN", 1024, ...Array<null>(12).fill(null), 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0)).toBe(
      826_374_144,
    );
  });
});

test("a model whose layers the count does not have is refused with its reason, under each of its names", () => {
  for (const { name, aliases, reason } of uncountedModels)
    for (const it of [name, ...aliases])
      for (const said of [message("FLOPS_PER_TOKEN", it), message("MODEL", it)])
        expect(said).toMatch(
          new RegExp(`; ${name.replaceAll(".", "\\.")} is not in the catalogue: ${reason.replaceAll(/[()]/g, ".")}$`),
        );
  expect(message("MODEL_PARAMS", "MiniMaxAI/MiniMax-Text-01")).toMatch(/lightning attention, not counted/);
  // No name of theirs is a name of one that is counted.
  const names = publishedModels.flatMap((it) => [it.name, ...it.aliases]);
  for (const it of uncountedModels) expect(names.filter((name) => findNamed([it], name))).toEqual([]);
});

test("what is given beside a name takes the place of the model's own, what is blank does not", () => {
  const [own, longer] = [one("FLOPS_PER_TOKEN", "Llama 3 8B"), one("FLOPS_PER_TOKEN", "Llama 3 8B", null, 131_072)] as [
    number,
    number,
  ];
  expect(longer - own).toBe(6 * 32 * (131_072 - 8192) * 4096);
  expect(one("FLOPS_PER_TOKEN", "Llama 3 8B", "", 8192)).toBe(own);
  expect(one("FLOPS_PER_TOKEN", "Mistral 7B", null, null, null, null, null, null, null, null, 4096)).toBe(
    one("FLOPS_PER_TOKEN", "Mistral 7B"),
  );
});

test("upper and lower case, spaces and hyphens are alike, and a near miss is told its neighbour", () => {
  expect(one("MODEL", "llama-3 8b")).toBe(one("MODEL", "Llama 3 8B"));
  expect(one("ACCELERATOR", "h100sxm")).toBe(9.894e14);
  expect(message("FLOPS_PER_TOKEN", "Lama 3 8B")).toMatch(
    /^width must be .*; the nearest to “Lama 3 8B” is “Llama 3 8B”$/,
  );
  expect(message("MODEL", "Llama 3.1 405")).toMatch(
    /^name must be the name of a published model listed by MODEL; .* “Llama 3.1 405B”$/,
  );
  expect(message("EFFECTIVE_FLOPS", "xyz")).toBe(
    "accelerator must be the name of an accelerator listed by ACCELERATOR",
  );
});

test("numbers of a name stay apart, and a text that may be two numbers is none", () => {
  expect(message("FLOPS_PER_TOKEN", "Llama 38B")).toContain("; the nearest to “Llama 38B” is “Llama 3 8B”");
  expect(message("RUN_COST", "3.500")).toContain("; “3.500” may be 3.5 or 3500: write 3.5 or 3500");
  expect(message("RUN_COST", "3,5E+14")).toContain("; “3,5E+14” has a decimal comma: write 3.5E+14");
  expect(message("FLOPS_PER_TOKEN", "7B")).toContain(
    "must be a positive whole number, or the name of a published model",
  );
});

test("a number of parameters may be written as people write it, and a part that is called by a number is no peak", () => {
  expect(one("OPTIMAL_TOKENS", "70B")).toBe(one("OPTIMAL_TOKENS", 70e9));
  expect(one("TYPICAL_MFU", "H100", "1B")).toBe(one("TYPICAL_MFU", "H100", 1e9));
  expect(one("MFU", 1e5, "4090", "Llama 3 8B")).toBe(one("MFU", 1e5, "RTX 4090", "Llama 3 8B"));
  expect(one("MFU", 1e5, "165 TFLOP/s", "Llama 3 8B")).toBe(one("MFU", 1e5, 165e12, "Llama 3 8B"));
});

test.each([0.4, "40%", 40, 999_999])(
  "%p is no rate, and the message says how a share of a peak becomes one",
  (given) => {
    const said = message("RUN_COST", 1e21, 2.5, given);
    expect(said).toMatch(/^flops_per_gpu must be at least 1E\+06 FLOP\/s, such as EFFECTIVE_FLOPS\("H100", 40%\)/);
    expect(one("RUN_COST", 1e21, 2.5, one("EFFECTIVE_FLOPS", "H100", 0.4))).toBeCloseTo(
      (1e21 / 3600 / (0.4 * 989.4e12)) * 2.5,
      6,
    );
  },
);

test("an argument that would change nothing of a model is refused", () => {
  expect(message("FLOPS_PER_TOKEN", "DeepSeek-V3", null, null, null, 0.5)).toBe(
    "kv_ratio must be left out for DeepSeek-V3, which has latent attention",
  );
  expect(message("MODEL_PARAMS", "DeepSeek-V3", null, null, null, null, null, null, 2)).toBe(
    "attention_ratio must be left out for DeepSeek-V3, which has latent attention",
  );
  expect(message("FLOPS_PER_TOKEN", 1024, null, null, null, null, null, null, null, null, null, null, 4, 8)).toBe(
    "active_experts must be at most 4, the number of experts",
  );
  expect(message("FLOPS_PER_TOKEN", 1024, null, null, null, null, null, null, null, null, null, 0.5)).toBe(
    "windowed_share must be left out if there is no window",
  );
  // A model's own active experts are no more than what there is.
  expect(
    one("FLOPS_PER_TOKEN", "Mixtral 8x7B", null, null, null, null, null, null, null, null, null, null, 1),
  ).toBeLessThan(one("FLOPS_PER_TOKEN", "Mixtral 8x7B") as number);
});

test("the whole catalogues spill, each entry with its source", () => {
  const models = catalogue.find(({ name }) => name === "MODEL")!.call();
  expect(models).toHaveLength(publishedModels.length + 1);
  expect(models[0]!.at(-1)).toBe("Source");
  for (const [index, { name, source, date }] of publishedModels.entries()) {
    expect(models[index + 1]![0]).toBe(name);
    expect(models[index + 1]!.at(-1)).toBe(`${source} (${date})`);
  }
  const parts = catalogue.find(({ name }) => name === "ACCELERATOR")!.call("all");
  const said = (it?: { source: string; date: string }) => (it ? `${it.source} (${it.date})` : "");
  for (const [index, { name, rent, specification }] of accelerators.entries()) {
    expect(parts[index + 1]![0]).toBe(name);
    expect(parts[index + 1]!.slice(-3)).toEqual([said(specification), said(rent?.price), said(rent?.spread?.source)]);
  }
  // A price list was read of the H100, with what others ask; of the H20 none.
  expect(["usd_low", "usd_per_hour", "usd_high"].map((it) => one("ACCELERATOR", "H100", it))).toEqual([1.99, 3.99, 5]);
  expect(one("ACCELERATOR", "H20", "usd_per_hour")).toBe("");
  expect(one("ACCELERATOR", "H100", "fp8_flops")).toBe(1.9789e15);
  expect(one("ACCELERATOR", "H100", "matmul_flops")).toBe(7.945e14);
  expect(message("MODEL", null, [["width", "layers"]])).toBe("MODEL returns a table and takes single cells only");
});

test("a column of names and a row of fields make a table", () => {
  const facts = catalogue
    .find(({ name }) => name === "MODEL")!
    .call([["GPT-3 175B"], ["Llama 3 8B"]], [["layers", "kv_ratio"]]);
  expect(facts).toEqual([
    [96, 1],
    [32, 0.25],
  ]);
});

test("a blank in a column of names is an error of its own cell", () => {
  const column = catalogue
    .find(({ name }) => name === "MODEL")!
    .call([["Llama 3 8B"], [null], ["GPT-3 175B"]], "layers");
  expect(column.flat()).toEqual([
    32,
    new CellError("#VALUE!", "name is missing: it must be the name of a published model listed by MODEL"),
    96,
  ]);
});

test("a name brings a shape and no tokens, which must be given beside it", () => {
  const missing = "tokens is missing: with a model's name it must be a number greater than zero";
  expect(message("RUN_FLOPS", "Llama 3 8B")).toBe(missing);
  expect(message("SWEEP_FLOPS", [["Llama 3 8B"], [1024]])).toBe(missing);
  expect(one("RUN_FLOPS", 1024)).toBe(5_415_725_590_118_400_000);
});

test("one expert takes with it neither the shared ones nor the dense layers, and needs no router", () => {
  const params = (experts: number) =>
    one("MODEL_PARAMS", "DeepSeek-V3", null, null, null, null, null, null, null, experts, experts) as number;
  // Each routed expert: 58 layers of three matrices of 7168 × 2048, and 7168 weights of the router, which a lone one lacks.
  expect(params(3) - params(2)).toBe(58 * (3 * 7168 * 2048 + 7168));
  expect(params(2) - params(1)).toBe(58 * (3 * 7168 * 2048 + 2 * 7168));
});

test("a fact that a model or a part has not is a blank, and one that it has is its number", () => {
  const facts = (name: string) =>
    ["window", "windowed_layers", "experts", "active_experts", "shared_experts", "ffn_ratio", "attention_ratio"].map(
      (it) => one("MODEL", name, it),
    );
  expect(facts("GPT-3 175B")).toEqual(["", "", "", "", "", 4, 1]);
  expect(facts("DeepSeek-V3").slice(2, 5)).toEqual([256, 8, 1]);
  expect(facts("Gemma 2 9B").slice(0, 2)).toEqual([4096, 21]);
  expect(one("MODEL", "Gemma 2 9B", "attention_ratio")).toBe((16 * 256) / 3584);
  expect([one("ACCELERATOR", "TPU v5p", "power_watts"), one("ACCELERATOR", "H100 SXM", "power_watts")]).toEqual([
    "",
    700,
  ]);
});

test("one field of all entries is a table of names and that field", () => {
  const layers = catalogue.find(({ name }) => name === "MODEL")!.call(null, "layers");
  expect(layers[0]).toEqual(["Name", "Layers"]);
  expect(layers.find(([name]) => name === "GPT-3 175B")).toEqual(["GPT-3 175B", 96]);
  expect(catalogue.find(({ name }) => name === "ACCELERATOR")!.call(" ALL ", "memory_gb")[0]).toEqual([
    "Name",
    "Memory, GB",
  ]);
  const whole = catalogue.find(({ name }) => name === "MODEL")!.call();
  expect(whole[0]).not.toContain("Windowed layers");
  expect(whole[0]!.length).toBeLessThanOrEqual(20);
});

test("what is given of a window, heads or embeddings takes the place of the model's own", () => {
  const perToken = (...args: (number | string | boolean | null)[]) => one("FLOPS_PER_TOKEN", ...args) as number;
  const [own, half] = [
    perToken("Mistral 7B"),
    perToken("Mistral 7B", null, null, null, null, null, null, null, null, null, 0.5),
  ];
  expect(half).toBeGreaterThan(own);
  // Half of the layers lose a quarter of their causal attention: a window of half the sequence leaves ½·(2 − ½) of it.
  expect(half - own).toBeCloseTo(6 * 32 * 8192 * 4096 * 0.5 * 0.25, -3);
  expect(perToken("Gemma 2 9B", null, null, null, null, null, null, null, 1)).toBeLessThan(perToken("Gemma 2 9B"));
  const params = (name: string | number, tied: boolean | null) =>
    one("MODEL_PARAMS", name, null, null, null, null, null, tied) as number;
  expect(params("Llama 3 8B", true)).toBe(params("Llama 3 8B", null) - 128_256 * 4096);
  expect(params("Gemma 2 9B", null)).toBe(params("Gemma 2 9B", true));
  expect(params("Gemma 2 9B", false)).toBeGreaterThan(params("Gemma 2 9B", null));
  expect(params(1024, null)).toBe(params(1024, false));
});

test("errors of a model reach every function that takes one", () => {
  const experts = [null, null, null, null, null, null, null, null, null, null, 4, 8];
  const refused = "active_experts must be at most 4, the number of experts";
  expect(message("RUN_FLOPS", 1024, 1e9, ...experts)).toBe(refused);
  expect(message("SWEEP_FLOPS", 1024, 1, 1, 1e9, ...experts)).toBe(refused);
  expect(message("TOKENS_FOR_BUDGET", 100, 1024, 3, 3.5e14, ...experts)).toBe(refused);
  expect(message("WIDTH_FOR_BUDGET", 100, 1e9, 3, 3.5e14, 128, ...experts)).toBe(refused);
  expect(message("SWEEP_FLOPS", [[1, 2]], 1, 1, [[1, 2, 3]])).toBe("tokens must be one number or as many as widths");
  expect(message("MODEL", new CellError("#REF!"))).toBe("");
  expect(one("FLOPS_PER_TOKEN", new CellError("#REF!"))).toEqual(new CellError("#REF!"));
});

test("a long text that is no name gets no suggestion", () => {
  expect(message("FLOPS_PER_TOKEN", `Llama 3 8B${" and more".repeat(5)}`)).toBe(
    "width must be a positive whole number, or the name of a published model listed by MODEL",
  );
});
