import { family } from "./family";

export const ai2 = [
  // OLMo, Ai2
  ...family(
    {
      hub: "allenai/{Name}",
      gated: true,
      vocab: 100352,
      tied: false,
      seqLen: 4096,
      source: "model card, config.json and hub page of {hub}",
      date: "2024-11",
    },
    [
      ["OLMo 1B", "1.18B", [2048, 16, 16], { vocab: 50304, tied: true, seqLen: 2048, date: "2024-02" }],
      [
        "OLMo 7B",
        "7B",
        [4096, 32, 32, 11008],
        { vocab: 50304, seqLen: 2048, source: "model card and config.json of {hub}", date: "2024-02" },
      ],
      ["OLMo 2 1B", "1.48B", [2048, 16, 16], { hub: "/OLMo-2-0425-1B", date: "2025-04" }],
      ["OLMo 2 7B", "7.3B", [4096, 32, 32, 11008], { hub: "/OLMo-2-1124-7B" }],
      ["OLMo 2 13B", "13.7B", [5120, 40, 40, 13824], { hub: "/OLMo-2-1124-13B" }],
      ["OLMo 2 32B", "32.2B", [5120, 64, 40, 27648, 8], { hub: "/OLMo-2-0325-32B", date: "2025-03" }],
      [
        "OLMoE 1B-7B",
        "6.9B",
        [2048, 16, 16, 1024],
        {
          hub: "/OLMoE-1B-7B-0924",
          aliases: ["OLMoE"],
          vocab: 50304,
          experts: [64, 8],
          active: "1.3B",
          source: "arXiv:2409.02060, Section 2; config.json of {hub}",
          date: "2024-09",
        },
      ],
      [
        "OLMo 3 7B",
        "7.30B",
        [4096, 32, 32, 11008],
        {
          hub: "/Olmo-3-1025-7B",
          vocab: 100278,
          seqLen: 8192,
          sliding: [4096, 24],
          source: "config.json and hub page of {hub}; allenai/OLMo-core, src/scripts/official/OLMo3",
          date: "2025-11",
        },
      ],
      [
        "OLMo 3 32B",
        "32.2B",
        [5120, 64, 40, 27648, 8],
        {
          hub: "/Olmo-3-1125-32B",
          vocab: 100278,
          seqLen: 8192,
          sliding: [4096, 48],
          source: "config.json and hub page of {hub}; allenai/OLMo-core, src/scripts/official/OLMo3",
          date: "2025-11",
        },
      ],
    ],
  ),
];
