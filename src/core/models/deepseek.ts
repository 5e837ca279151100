import { family } from "./family";

export const deepseek = [
  // DeepSeek. The modules that predict a second token in training are no part of the model's published size. V3.2 adds an indexer of sparse attention to the shape of V3, 0.1 % of its weights.
  ...family(
    {
      hub: "deepseek-ai/{Name}",
      gated: true,
      vocab: 102400,
      tied: false,
      seqLen: 4096,
      source: "arXiv:2405.04434",
      date: "2024-05",
    },
    [
      [
        "DeepSeek 7B",
        "7B",
        [4096, 30, 32, 11008],
        { hub: "/deepseek-llm-7b-base", source: "arXiv:2401.02954, Table 2", date: "2024-01" },
      ],
      [
        "DeepSeek 67B",
        "67B",
        [8192, 95, 64, 22016, 8],
        { hub: "/deepseek-llm-67b-base", source: "arXiv:2401.02954, Table 2", date: "2024-01" },
      ],
      [
        "DeepSeekMoE 16B",
        "16.4B",
        [2048, 28, 16, 1408],
        {
          hub: "/deepseek-moe-16b-base",
          experts: [64, 6, 2, 1, 10944],
          active: "2.8B",
          source: "arXiv:2401.06066, Section 5.1; config.json of {hub}",
          date: "2024-01",
        },
      ],
      [
        "DeepSeek-V2 Lite",
        "15.7B",
        [2048, 27, 16, 1408],
        {
          experts: [64, 6, 2, 1, 10944],
          latent: [0, 512, 128, 64, 128],
          active: "2.4B",
          source: "arXiv:2405.04434, Appendix B; config.json of {hub}",
        },
      ],
      [
        "DeepSeek-V2",
        "236B",
        [5120, 60, 128, 1536, 128, 128],
        {
          aliases: ["DeepSeek-V2.5"],
          experts: [160, 6, 2, 1, 12288],
          latent: [1536, 512, 128, 64, 128],
          active: "21B",
          source: "arXiv:2405.04434, Section 3.1; config.json of {hub}",
        },
      ],
      [
        "DeepSeek-V3",
        "671B",
        [7168, 61, 128, 2048, 128, 128],
        {
          aliases: ["DeepSeek-R1", "DeepSeek-V3.1", "DeepSeek-V3.2", "DeepSeek-V3.2-Exp"],
          vocab: 129280,
          experts: [256, 8, 1, 3, 18432],
          latent: [1536, 512, 128, 64, 128],
          active: "37B",
          mtpModules: 1,
          source: "arXiv:2412.19437, Section 4.2; {hub}, inference/configs/config_671B.json",
          date: "2024-12",
        },
      ],
    ],
  ),
];
