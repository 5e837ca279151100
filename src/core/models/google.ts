import { family } from "./family";

export const google = [
  // Gopher and Chinchilla, DeepMind. The published sizes hold D² weights a layer more, of relative positions.
  ...family(
    {
      gated: false,
      vocab: 32000,
      tied: true,
      seqLen: 2048,
      source: "arXiv:2112.11446, Table 1 and Section 3",
      date: "2021-12",
    },
    [
      ["Gopher 280B", "280B", [16384, 80, 128], { aliases: ["Gopher"] }],
      [
        "Chinchilla 70B",
        "70B",
        [8192, 80, 64],
        {
          aliases: ["Chinchilla"],
          source: "arXiv:2203.15556, Table 4; all else as Gopher: arXiv:2112.11446, Section 3",
          date: "2022-03",
        },
      ],
    ],
  ),
  // PaLM, Google
  ...family(
    {
      gated: true,
      vocab: 256000,
      tied: true,
      seqLen: 2048,
      source: "arXiv:2204.02311, Table 1 and Section 2",
      date: "2022-04",
    },
    [
      ["PaLM 8B", "8.63B", [4096, 32, 16, 16384, 1]],
      ["PaLM 62B", "62.50B", [8192, 64, 32, 32768, 1]],
      ["PaLM 540B", "540.35B", [18432, 118, 48, 73728, 1, 256], { aliases: ["PaLM"] }],
    ],
  ),
  // Gemma, Google. The sizes are sums of the two that the reports print: embedding, and all else but the vision encoder. The
  // tables are trained with 256,128 rows, of which the weights for PyTorch and the hub have the first 256,000.
  ...family(
    {
      hub: "google/{name}",
      gated: true,
      vocab: 256128,
      tied: true,
      seqLen: 8192,
      source: "arXiv:2403.08295, Tables 1 and 2; google-deepmind/gemma, gemma/transformer.py",
      date: "2024-03",
    },
    [
      ["Gemma 2B", "2506434560", [2048, 18, 8, 16384, 1], { aliases: ["Gemma 1 2B"] }],
      ["Gemma 7B", "8538074112", [3072, 28, 16, 24576, 16, 256]],
      [
        "Gemma 2 2B",
        "2614636800",
        [2304, 26, 8, 9216, 4, 256],
        { sliding: [4096, 13], source: "arXiv:2408.00118, Tables 1 and 2", date: "2024-07" },
      ],
      [
        "Gemma 2 9B",
        "9242164736",
        [3584, 42, 16, 14336, 8, 256],
        { sliding: [4096, 21], source: "arXiv:2408.00118, Tables 1 and 2", date: "2024-07" },
      ],
      [
        "Gemma 2 27B",
        "27227718144",
        [4608, 46, 32, 36864, 16, 128],
        { sliding: [4096, 23], source: "arXiv:2408.00118, Tables 1 and 2", date: "2024-07" },
      ],
    ],
  ),
  // Gemma 3, Google
  ...family(
    {
      hub: "google/{name}-pt",
      gated: true,
      vocab: 262144,
      tied: true,
      seqLen: 32768,
      source: "arXiv:2503.19786, Table 1 and Section 5.3; google-deepmind/gemma, gemma/gm/nn/_gemma.py",
      date: "2025-03",
    },
    [
      ["Gemma 3 1B", "1000M", [1152, 26, 4, 6912, 1, 256], { sliding: [512, 22] }],
      ["Gemma 3 4B", "3884M", [2560, 34, 8, 10240, 4, 256], { sliding: [1024, 29] }],
      ["Gemma 3 12B", "11771M", [3840, 48, 16, 15360, 8, 256], { sliding: [1024, 40] }],
      ["Gemma 3 27B", "27.016B", [5376, 62, 32, 21504, 16, 128], { sliding: [1024, 52] }],
    ],
  ),
  // Gemma 4, Google. Every sixth layer sees the whole sequence, with wider heads whose keys are their values. The block that
  // every token of the mixture uses is three experts wide.
  ...family(
    {
      hub: "google/{Name}",
      gated: true,
      vocab: 262144,
      tied: true,
      seqLen: null,
      source: "model card and config.json of {hub}, which AI-Hypercomputer/maxtext has in hf_model_configs.py",
      date: "2026-04",
    },
    [
      [
        "Gemma 4 26B-A4B",
        "25.2B",
        [2816, 30, 16, 704, 8, 256],
        {
          hub: "/gemma-4-26B-A4B",
          aliases: ["Gemma 4 26B"],
          sliding: [1024, 25],
          global: [5, 2, 512],
          experts: [128, 8, 3],
          active: "3.8B",
        },
      ],
      [
        "Gemma 4 31B",
        "30.7B",
        [5376, 60, 32, 21504, 16, 256],
        { hub: "/gemma-4-31B", sliding: [1024, 50], global: [10, 4, 512] },
      ],
    ],
  ),
];
