import { family } from "./family";

export const companies = [
  // GLM, Kimi, MiniMax and Grok: Z.ai, Moonshot AI, MiniMax, xAI. The GLM-4.5 report leaves embedding and output tables out of its sizes; MiniMax does of the active ones.
  ...family(
    {
      hub: "zai-org/{Name}",
      gated: true,
      vocab: 151552,
      tied: false,
      seqLen: 4096,
      source: "arXiv:2508.06471, Table 1 and Section 2; config.json of {hub}",
      date: "2025-07",
    },
    [
      [
        "GLM-4.5",
        "355B",
        [5120, 92, 96, 1536, 8, 128],
        { aliases: ["GLM-4.6"], experts: [160, 8, 1, 3, 12288], active: "32B", mtpModules: 1 },
      ],
      [
        "GLM-4.5-Air",
        "106B",
        [4096, 46, 96, 1408, 8, 128],
        { experts: [128, 8, 1, 1, 10944], active: "12B", mtpModules: 1 },
      ],
      [
        "Kimi K2",
        "1.04T",
        [7168, 61, 64, 2048, 64, 128],
        {
          hub: "moonshotai/Kimi-K2-Base",
          vocab: 163840,
          experts: [384, 8, 1, 1, 18432],
          latent: [1536, 512, 128, 64, 128],
          active: "32.6B",
          source: "arXiv:2507.20534, Sections 2.3 and 2.5; config.json of {hub}",
        },
      ],
      [
        "MiniMax-M2",
        "230B",
        [3072, 62, 48, 1536, 8, 128],
        {
          hub: "MiniMaxAI/MiniMax-M2",
          aliases: ["MiniMax"],
          vocab: 200064,
          seqLen: null,
          experts: [256, 8],
          active: "10B",
          mtpModules: 3,
          source: "model card and config.json of {hub}",
          date: "2025-10",
        },
      ],
      [
        "Grok-1",
        "314B",
        [6144, 64, 48, 32768, 8],
        {
          hub: "xai-org/grok-1",
          vocab: 131072,
          tied: true,
          seqLen: 8192,
          experts: [8, 2],
          source: "{hub}, README.md, run.py and model.py",
          date: "2024-03",
        },
      ],
    ],
  ),
  // MPT and DBRX, MosaicML and Databricks
  ...family(
    {
      hub: "mosaicml/{name}",
      gated: false,
      vocab: 50432,
      tied: true,
      seqLen: 2048,
      source: "model card and config.json of {hub}",
      date: "2023-05",
    },
    [
      ["MPT 7B", "6.7B", [4096, 32, 32]],
      ["MPT 30B", "30B", [7168, 48, 56], { date: "2023-06" }],
      [
        "DBRX",
        "132B",
        [6144, 40, 48, 10752, 8],
        {
          hub: "databricks/dbrx-base",
          gated: true,
          vocab: 100352,
          tied: false,
          seqLen: 32768,
          experts: [16, 4],
          active: "36B",
          date: "2024-03",
        },
      ],
    ],
  ),
  // Nemotron, Megatron-Turing and BloombergGPT: NVIDIA, Microsoft, Bloomberg
  ...family(
    {
      hub: "nvidia/{Name}-Base",
      gated: false,
      vocab: 256000,
      tied: false,
      seqLen: 4096,
      source: "arXiv:2402.16819",
      date: "2024-02",
    },
    [
      [
        "MT-NLG 530B",
        "530B",
        [20480, 105, 128],
        {
          hub: "",
          aliases: ["Megatron-Turing NLG 530B", "MT-NLG"],
          vocab: 50257,
          tied: true,
          seqLen: 2048,
          source: "arXiv:2201.11990, Section 3.1",
          date: "2022-01",
        },
      ],
      [
        "BloombergGPT 50B",
        "50558868480",
        [7680, 70, 40],
        {
          hub: "",
          aliases: ["BloombergGPT"],
          vocab: 131072,
          tied: true,
          seqLen: 2048,
          source: "arXiv:2303.17564, Table 4",
          date: "2023-03",
        },
      ],
      [
        "Nemotron-4 15B",
        "15.7B",
        [6144, 32, 48, 24576, 8],
        { hub: "", source: "arXiv:2402.16819, Table 1 and Section 2" },
      ],
      [
        "Nemotron-4 340B",
        "341.0B",
        [18432, 96, 96, 73728, 8],
        { source: "arXiv:2406.11704, Table 1 and Section 2", date: "2024-06" },
      ],
    ],
  ),
  // Granite, IBM
  ...family(
    {
      hub: "ibm-granite/{name}-base",
      gated: true,
      vocab: 49155,
      tied: true,
      seqLen: 4096,
      source: "model card and config.json of {hub}",
      date: "2024-10",
    },
    [
      ["Granite 3.0 2B", "2.5B", [2048, 40, 32, 8192, 8], { aliases: ["Granite 3 2B"] }],
      ["Granite 3.0 8B", "8.1B", [4096, 40, 32, 12800, 8], { aliases: ["Granite 3 8B"] }],
    ],
  ),
  // Yi and InternLM2: 01.AI, Shanghai AI Laboratory
  ...family(
    {
      hub: "01-ai/{Name}",
      gated: true,
      vocab: 64000,
      tied: false,
      seqLen: 4096,
      source: "arXiv:2403.04652, Table 1; config.json and hub page of {hub}",
      date: "2024-03",
    },
    [
      ["Yi 6B", "6.06B", [4096, 32, 32, 11008, 4], { aliases: ["Yi-1.5-6B"] }],
      ["Yi 34B", "34.4B", [7168, 60, 56, 20480, 8], { aliases: ["Yi-1.5-34B"] }],
      [
        "InternLM2 7B",
        "7.74B",
        [4096, 32, 32, 14336, 8],
        {
          hub: "internlm/internlm2-7b",
          aliases: ["internlm2_5-7b"],
          vocab: 92544,
          source: "arXiv:2403.17297, Section 2; config.json and hub page of {hub}",
        },
      ],
      [
        "InternLM2 20B",
        "19.9B",
        [6144, 48, 48, 16384, 8],
        {
          hub: "internlm/internlm2-20b",
          vocab: 92544,
          source: "arXiv:2403.17297, Section 2; config.json and hub page of {hub}",
        },
      ],
    ],
  ),
];
