import { family } from "./family";

export const qwen = [
  // Qwen2 and Qwen2.5, Alibaba. The 0.5B, 1.5B, 7B and 72B of both have one shape.
  ...family(
    {
      hub: "Qwen/{Name}",
      gated: true,
      vocab: 152064,
      tied: false,
      seqLen: 4096,
      source: "arXiv:2412.15115, Table 1 and Section 3.3; model card and config.json of {hub}",
      date: "2024-12",
    },
    [
      [
        "Qwen2.5 0.5B",
        "0.49B",
        [896, 24, 14, 4864, 2],
        { aliases: ["Qwen2-0.5B", "Qwen2.5-Coder-0.5B"], vocab: 151936, tied: true },
      ],
      [
        "Qwen2.5 1.5B",
        "1.54B",
        [1536, 28, 12, 8960, 2],
        { aliases: ["Qwen2-1.5B", "Qwen2.5-Coder-1.5B"], vocab: 151936, tied: true },
      ],
      ["Qwen2.5 3B", "3.09B", [2048, 36, 16, 11008, 2], { aliases: ["Qwen2.5-Coder-3B"], vocab: 151936, tied: true }],
      ["Qwen2.5 7B", "7.61B", [3584, 28, 28, 18944, 4], { aliases: ["Qwen2-7B", "Qwen2.5-Coder-7B"] }],
      ["Qwen2.5 14B", "14.7B", [5120, 48, 40, 13824, 8], { aliases: ["Qwen2.5-Coder-14B"] }],
      ["Qwen2.5 32B", "32.5B", [5120, 64, 40, 27648, 8], { aliases: ["Qwen2.5-Coder-32B", "QwQ-32B"] }],
      ["Qwen2.5 72B", "72.7B", [8192, 80, 64, 29568, 8], { aliases: ["Qwen2-72B"] }],
    ],
  ),
  // Qwen3, Alibaba
  ...family(
    {
      hub: "Qwen/{Name}",
      gated: true,
      vocab: 151936,
      tied: false,
      seqLen: 4096,
      source: "arXiv:2505.09388, Table 1 and Section 3.2; model card and config.json of {hub}",
      date: "2025-05",
    },
    [
      ["Qwen3 0.6B", "0.6B", [1024, 28, 16, 3072, 8, 128], { tied: true }],
      ["Qwen3 1.7B", "1.7B", [2048, 28, 16, 6144, 8], { tied: true }],
      ["Qwen3 4B", "4.0B", [2560, 36, 32, 9728, 8, 128], { tied: true }],
      ["Qwen3 8B", "8.2B", [4096, 36, 32, 12288, 8]],
      ["Qwen3 14B", "14.8B", [5120, 40, 40, 17408, 8]],
      ["Qwen3 32B", "32.8B", [5120, 64, 64, 25600, 8, 128]],
      [
        "Qwen3 30B-A3B",
        "30.5B",
        [2048, 48, 32, 768, 4, 128],
        {
          aliases: ["Qwen3-Coder-30B-A3B-Instruct"],
          experts: [128, 8],
          active: "3.3B",
          source: "arXiv:2505.09388, Table 2 and Section 3.2; model card and config.json of {hub}",
        },
      ],
      [
        "Qwen3 235B-A22B",
        "235B",
        [4096, 94, 64, 1536, 4, 128],
        {
          experts: [128, 8],
          active: "22B",
          source: "arXiv:2505.09388, Table 2 and Section 3.2; model card and config.json of {hub}",
        },
      ],
      [
        "Qwen3-Coder 480B-A35B",
        "480B",
        [6144, 62, 96, 2560, 8, 128],
        {
          hub: "/Qwen3-Coder-480B-A35B-Instruct",
          aliases: ["Qwen3-Coder"],
          seqLen: null,
          experts: [160, 8],
          active: "35B",
          source: "model card and config.json of {hub}",
          date: "2025-07",
        },
      ],
    ],
  ),
];
