import { family } from "./family";

export const microsoft = [
  // Phi, Microsoft
  ...family(
    {
      hub: "microsoft/{name}",
      gated: true,
      vocab: 32064,
      tied: false,
      seqLen: 4096,
      source: "arXiv:2404.14219, Section 2; config.json of {hub}",
      date: "2024-04",
    },
    [
      [
        "Phi-1.5",
        "1.42B",
        [2048, 24, 32],
        {
          hub: "/phi-1_5",
          aliases: ["phi-1"],
          gated: false,
          vocab: 51200,
          seqLen: 2048,
          source: "arXiv:2309.05463, Section 2; config.json and hub page of {hub}",
          date: "2023-09",
        },
      ],
      [
        "Phi-2",
        "2.78B",
        [2560, 32, 32],
        {
          gated: false,
          vocab: 51200,
          seqLen: 2048,
          source: "model card, config.json and hub page of {hub}",
          date: "2023-12",
        },
      ],
      [
        "Phi-3 mini",
        "3.8B",
        [3072, 32, 32, 8192],
        { hub: "/Phi-3-mini-4k-instruct", aliases: ["Phi-3-mini-128k-instruct", "Phi-3.5-mini-instruct"] },
      ],
      [
        "Phi-3 medium",
        "14B",
        [5120, 40, 40, 17920, 10],
        { hub: "/Phi-3-medium-4k-instruct", aliases: ["Phi-3-medium-128k-instruct"], seqLen: null },
      ],
      [
        "Phi-3.5-MoE",
        "42B",
        [4096, 32, 32, 6400, 8],
        { hub: "/Phi-3.5-MoE-instruct", seqLen: null, experts: [16, 2], active: "6.6B", date: "2024-08" },
      ],
      [
        "Phi-4",
        "14.7B",
        [5120, 40, 40, 17920, 10],
        {
          aliases: ["Phi-4-reasoning"],
          vocab: 100352,
          source: "arXiv:2412.08905, Section 3; config.json and hub page of {hub}",
          date: "2024-12",
        },
      ],
      [
        "Phi-4-mini",
        "3.8B",
        [3072, 32, 24, 8192, 8],
        {
          hub: "/Phi-4-mini-instruct",
          vocab: 200064,
          tied: true,
          seqLen: null,
          source: "arXiv:2503.01743, Section 2; config.json of {hub}",
          date: "2025-03",
        },
      ],
    ],
  ),
];
