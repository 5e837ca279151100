import { accelerators } from "../../src/core/accelerators";
import { attentionWork } from "../../src/core/flops";
import { publishedModels, transformerOf } from "../../src/core/models";
import { parameterCount } from "../../src/core/transformer";

/**
 * Typed in a second time, from the models' public configurations (config.json on the Hugging Face hub, or the paper's table) and the
 * parts' datasheets, and not from src/core: a slip of a digit there shows here. Names are those of the catalogue. Columns: layers,
 * width, heads, key-value heads, width of a head, hidden width, vocabulary; Gemma's vocabularies are num_embed of Google's own configurations
 * (google-deepmind/gemma, gemma/gm/nn/_gemma.py, read in November 2026), which the hub's files pad otherwise (256,000; 262,208).
 */
const SHAPES = `
GPT-2 (124M)      12   768  12  12   64   3072   50257
GPT-2 XL          48  1600  25  25   64   6400   50257
GPT-3 175B        96 12288  96  96  128  49152   50257
Gopher 280B       80 16384 128 128  128  65536   32000
Chinchilla 70B    80  8192  64  64  128  32768   32000
PaLM 540B        118 18432  48   1  256  73728  256000
Gemma 2B          18  2048   8   1  256  16384  256128
Gemma 7B          28  3072  16  16  256  24576  256128
Gemma 2 2B        26  2304   8   4  256   9216  256128
Gemma 2 9B        42  3584  16   8  256  14336  256128
Gemma 2 27B       46  4608  32  16  128  36864  256128
Gemma 3 1B        26  1152   4   1  256   6912  262144
Gemma 3 12B       48  3840  16   8  256  15360  262144
Gemma 3 27B       62  5376  32  16  128  21504  262144
Pythia 70M         6   512   8   8   64   2048   50304
Pythia 160M       12   768  12  12   64   3072   50304
Pythia 410M       24  1024  16  16   64   4096   50304
Pythia 1B         16  2048   8   8  256   8192   50304
Pythia 1.4B       24  2048  16  16  128   8192   50304
Pythia 2.8B       32  2560  32  32   80  10240   50304
Pythia 6.9B       32  4096  32  32  128  16384   50432
Pythia 12B        36  5120  40  40  128  20480   50688
OPT 125M          12   768  12  12   64   3072   50272
OPT 1.3B          24  2048  32  32   64   8192   50272
OPT 6.7B          32  4096  32  32  128  16384   50272
OPT 30B           48  7168  56  56  128  28672   50272
OPT 66B           64  9216  72  72  128  36864   50272
LLaMA 7B          32  4096  32  32  128  11008   32000
LLaMA 13B         40  5120  40  40  128  13824   32000
LLaMA 33B         60  6656  52  52  128  17920   32000
LLaMA 65B         80  8192  64  64  128  22016   32000
Llama 2 70B       80  8192  64   8  128  28672   32000
Llama 3 8B        32  4096  32   8  128  14336  128256
Llama 3 70B       80  8192  64   8  128  28672  128256
Llama 3.1 405B   126 16384 128   8  128  53248  128256
Llama 3.2 1B      16  2048  32   8   64   8192  128256
Llama 3.2 3B      28  3072  24   8  128   8192  128256
Mistral 7B        32  4096  32   8  128  14336   32000
Mixtral 8x7B      32  4096  32   8  128  14336   32000
Mistral Nemo 12B  40  5120  32   8  128  14336  131072
Mistral Large 2   88 12288  96   8  128  28672   32768
Qwen2.5 0.5B      24   896  14   2   64   4864  151936
Qwen2.5 1.5B      28  1536  12   2  128   8960  151936
Qwen2.5 3B        36  2048  16   2  128  11008  151936
Qwen2.5 7B        28  3584  28   4  128  18944  152064
Qwen2.5 14B       48  5120  40   8  128  13824  152064
Qwen2.5 32B       64  5120  40   8  128  27648  152064
Qwen2.5 72B       80  8192  64   8  128  29568  152064
Qwen3 0.6B        28  1024  16   8  128   3072  151936
Qwen3 4B          36  2560  32   8  128   9728  151936
Qwen3 8B          36  4096  32   8  128  12288  151936
Qwen3 14B         40  5120  40   8  128  17408  151936
Qwen3 32B         64  5120  64   8  128  25600  151936
Phi-2             32  2560  32  32   80  10240   51200
Phi-3 mini        32  3072  32  32   96   8192   32064
Phi-4             40  5120  40  10  128  17920  100352
BLOOM 7.1B        30  4096  32  32  128  16384  250880
BLOOM 176B        70 14336 112 112  128  57344  250880
Falcon 7B         32  4544  71   1   64  18176   65024
Falcon 40B        60  8192 128   8   64  32768   65024
Falcon 180B       80 14848 232   8   64  59392   65024
Falcon3 1B        18  2048   8   4  256   8192  131072
Falcon3 3B        22  3072  12   4  256   9216  131072
Falcon3 7B        28  3072  12   4  256  23040  131072
Falcon3 10B       40  3072  12   4  256  23040  131072
Ministral 3 3B    26  3072  32   8  128   9216  131072
Ministral 3 8B    34  4096  32   8  128  14336  131072
Ministral 3 14B   40  5120  32   8  128  16384  131072
StableLM 3B       32  2560  32  32   80   6912   50304
TinyLlama 1.1B    22  2048  32   4   64   5632   32000
Yi 6B             32  4096  32   4  128  11008   64000
Yi 34B            60  7168  56   8  128  20480   64000
`;

/** Dense 16-bit peak, in TFLOP/s. */
const PEAKS: Readonly<Record<string, number>> = {
  "V100 SXM2": 125,
  T4: 65,
  "A100 SXM 40GB": 312,
  "A100 SXM 80GB": 312,
  A30: 165,
  A10: 125,
  A40: 149.7,
  "RTX A6000": 154.8,
  "H100 SXM": 989.4,
  "H100 PCIe": 756,
  "H100 NVL": 835,
  "H200 SXM": 989.4,
  L4: 121,
  L40S: 362,
  "RTX 4090": 165.2,
  B200: 2250,
  GB200: 2500,
  MI100: 184.6,
  MI210: 181,
  MI250: 362.1,
  MI250X: 383,
  MI300X: 1307.4,
  MI325X: 1307.4,
  "TPU v3": 123,
  "TPU v4": 275,
  "TPU v5e": 197,
  "TPU v5p": 459,
  "TPU v6e": 918,
  Trainium2: 667,
  "Gaudi 2": 432,
};

const rows = SHAPES.trim()
  .split("\n")
  .map((line) => {
    const [, name, numbers] = /^(.*?)((?: +\d+){7})$/.exec(line)!;
    return [name!.trim(), numbers!.trim().split(/ +/).map(Number)] as const;
  });

test.each(rows)("%s has the shape of its public configuration", (name, numbers) => {
  const [layers, width, heads, kvHeads, headWidth, hidden, vocab] = numbers as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const entry = publishedModels.find((it) => it.name === name);
  const it = transformerOf(entry!);
  expect([it.layers, it.width, it.vocab]).toEqual([layers, width, vocab]);
  expect((it.attentionRatio ?? 1) * width).toBeCloseTo(heads * headWidth, 6);
  expect(it.kvRatio * heads).toBeCloseTo(kvHeads, 6);
  expect(it.ffnRatio * width).toBeCloseTo(hidden, 6);
});

test("Gemma 4 has the weights and the attention of its two kinds of layers, by a count of them", () => {
  // config.json: 5 of 6 layers see 1,024 tokens with heads of 256; the sixth has heads of 512 whose keys are their values.
  const weights = (
    [layers, width, heads, kvHeads, globalKvHeads]: readonly number[],
    feedForward: number,
    vocab = 262_144,
  ) => {
    const [local, global] = [(layers! * 5) / 6, layers! / 6];
    const queries = 2 * heads! * (local * 256 + global * 512);
    const keysAndValues = local * 2 * kvHeads! * 256 + global * globalKvHeads! * 512;
    return width! * (queries + keysAndValues) + layers! * feedForward + vocab * width!;
  };
  const of = (name: string) => publishedModels.find((it) => it.name === name)!;
  const params = (name: string) => parameterCount(transformerOf(of(name)), true);
  expect(params("Gemma 4 31B")).toBe(weights([60, 5376, 32, 16, 4], 3 * 5376 * 21_504));
  // A block of 2,112 for every token, 128 experts of 704 and their router.
  const mixture = 3 * 2816 * (2112 + 128 * 704) + 2816 * 128;
  expect(params("Gemma 4 26B-A4B")).toBe(weights([30, 2816, 16, 8, 2], mixture));
  // Of 8,192 positions under a mask the mean sees 4,096, and 1,024 − 1,024²/16,384 = 960 through the window.
  const it = { ...transformerOf(of("Gemma 4 31B")), seqLen: 8192 };
  expect(attentionWork(it)).toBeCloseTo(2 * 32 * (10 * 512 * 4096 + 50 * 256 * 960), 0);
});

test.each(Object.entries(PEAKS))("%s has the dense 16-bit peak of its datasheet", (name, teraflops) => {
  const part = accelerators.find((it) => it.name === name);
  // Datasheets round: 989.4 and 989.5 are one part.
  expect(Math.abs(part!.peakFlops / (teraflops * 1e12) - 1)).toBeLessThan(0.005);
});
