import { family } from "./family";

export const meta = [
  // OPT, Meta
  ...family(
    {
      hub: "facebook/{name}",
      gated: false,
      vocab: 50272,
      tied: true,
      seqLen: 2048,
      source: "arXiv:2205.01068, Table 1; facebookresearch/metaseq, metaseq/launcher/opt_baselines.py",
      date: "2022-05",
    },
    [
      ["OPT 125M", "125M", [768, 12, 12]],
      ["OPT 1.3B", "1.3B", [2048, 24, 32]],
      ["OPT 2.7B", "2.7B", [2560, 32, 32]],
      ["OPT 6.7B", "6.7B", [4096, 32, 32]],
      ["OPT 13B", "13B", [5120, 40, 40]],
      ["OPT 30B", "30B", [7168, 48, 56]],
      ["OPT 66B", "66B", [9216, 64, 72]],
      ["OPT 175B", "175B", [12288, 96, 96], { hub: "" }],
    ],
  ),
  // LLaMA and Llama 2, Meta. The paper gives no shape of Llama 2 34B; Code Llama 34B was begun from it.
  ...family(
    {
      hub: "huggyllama/{name}",
      gated: true,
      vocab: 32000,
      tied: false,
      seqLen: 2048,
      source: "arXiv:2302.13971, Table 2; facebookresearch/llama, llama/model.py",
      date: "2023-02",
    },
    [
      ["LLaMA 7B", "6.7B", [4096, 32, 32, 11008], { aliases: ["LLaMA 1 7B"] }],
      ["LLaMA 13B", "13.0B", [5120, 40, 40, 13824], { aliases: ["LLaMA 1 13B"] }],
      ["LLaMA 33B", "32.5B", [6656, 60, 52, 17920], { hub: "/llama-30b", aliases: ["LLaMA 1 33B"] }],
      ["LLaMA 65B", "65.2B", [8192, 80, 64, 22016], { aliases: ["LLaMA 1 65B"] }],
      [
        "Llama 2 7B",
        "6.74B",
        [4096, 32, 32, 11008],
        {
          hub: "meta-llama/Llama-2-7b-hf",
          seqLen: 4096,
          source: "arXiv:2307.09288, Table 1; config.json and hub page of {hub}",
          date: "2023-07",
        },
      ],
      [
        "Llama 2 13B",
        "13B",
        [5120, 40, 40, 13824],
        {
          hub: "meta-llama/Llama-2-13b-hf",
          seqLen: 4096,
          source: "arXiv:2307.09288, Table 1; config.json and hub page of {hub}",
          date: "2023-07",
        },
      ],
      [
        "Llama 2 34B",
        "34B",
        [8192, 48, 64, 22016, 8],
        {
          hub: "codellama/CodeLlama-34b-hf",
          seqLen: 4096,
          source: "arXiv:2307.09288, Table 1; shape: config.json of {hub}",
          date: "2023-07",
        },
      ],
      [
        "Llama 2 70B",
        "69B",
        [8192, 80, 64, 28672, 8],
        {
          hub: "meta-llama/Llama-2-70b-hf",
          seqLen: 4096,
          source: "arXiv:2307.09288, Table 1; config.json and hub page of {hub}",
          date: "2023-07",
        },
      ],
    ],
  ),
  // Llama 3, Meta. The 8B and 70B of 3.1 and 3.3 have the shapes of 3.
  ...family(
    {
      hub: "meta-llama/{Name}",
      gated: true,
      vocab: 128256,
      tied: false,
      seqLen: 8192,
      source: "model card and config.json of {hub}",
      date: "2024-04",
    },
    [
      [
        "Llama 3 8B",
        "8.03B",
        [4096, 32, 32, 14336, 8],
        {
          hub: "/Meta-Llama-3-8B",
          aliases: ["Llama-3.1-8B", "Meta-Llama-3.1-8B"],
          source: "model card, config.json and hub page of {hub}",
        },
      ],
      [
        "Llama 3 70B",
        "70.6B",
        [8192, 80, 64, 28672, 8],
        {
          hub: "/Meta-Llama-3-70B",
          aliases: [
            "Llama-3.1-70B",
            "Meta-Llama-3.1-70B",
            "Llama-3.3-70B-Instruct",
            "Llama-3.1-Nemotron-70B-Instruct-HF",
          ],
          source: "model card, config.json and hub page of {hub}",
        },
      ],
      [
        "Llama 3.1 405B",
        "405B",
        [16384, 126, 128, 53248, 8],
        {
          aliases: ["Meta-Llama-3.1-405B", "Llama 3 405B"],
          source: "arXiv:2407.21783, Table 3 and Section 3.4; config.json of {hub}",
          date: "2024-07",
        },
      ],
      ["Llama 3.2 1B", "1.23B", [2048, 16, 32, 8192, 8], { tied: true, date: "2024-09" }],
      ["Llama 3.2 3B", "3.21B", [3072, 28, 24, 8192, 8], { tied: true, date: "2024-09" }],
    ],
  ),
  // Llama 4, Meta, without the vision encoder. Every second layer of Maverick is dense. It is said what context they serve, not what they train on.
  ...family(
    {
      hub: "meta-llama/{Name}",
      gated: true,
      vocab: 202048,
      tied: false,
      seqLen: null,
      source: "model card and config.json of {hub}; AI-Hypercomputer/maxtext, configs/models",
      date: "2025-04",
    },
    [
      [
        "Llama 4 Scout",
        "109B",
        [5120, 48, 40, 8192, 8],
        { hub: "/Llama-4-Scout-17B-16E", experts: [16, 1, 1], active: "17B" },
      ],
      [
        "Llama 4 Maverick",
        "400B",
        [5120, 48, 40, 8192, 8],
        { hub: "/Llama-4-Maverick-17B-128E", experts: [128, 1, 1, 24, 16384], active: "17B" },
      ],
    ],
  ),
];
