import { family } from "./family";

export const open = [
  // BLOOM, BigScience
  ...family(
    {
      hub: "bigscience/{name}",
      gated: false,
      vocab: 250880,
      tied: true,
      seqLen: 2048,
      source: "model card of {hub}; arXiv:2211.05100, Table 3",
      date: "2022-07",
    },
    [
      ["BLOOM 560M", "559214592", [1024, 24, 16]],
      ["BLOOM 3B", "3002557440", [2560, 30, 32]],
      ["BLOOM 7.1B", "7069016064", [4096, 30, 32], { hub: "/bloom-7b1" }],
      ["BLOOM 176B", "176247271424", [14336, 70, 112], { hub: "/bloom", source: "model card of {hub}" }],
    ],
  ),
  // Falcon, Technology Innovation Institute.
  ...family(
    {
      hub: "tiiuae/{name}",
      gated: false,
      vocab: 65024,
      tied: true,
      seqLen: 2048,
      source: "model card and config.json of {hub}",
      date: "2023-05",
    },
    [
      ["Falcon 7B", "7B", [4544, 32, 71, 18176, 1]],
      ["Falcon 40B", "40B", [8192, 60, 128, 32768, 8]],
      ["Falcon 180B", "180B", [14848, 80, 232, 59392, 8], { hub: "/falcon-180B", date: "2023-09" }],
    ],
  ),
  ...family(
    {
      hub: "tiiuae/{Name}-Base",
      gated: true,
      vocab: 131072,
      tied: false,
      seqLen: null,
      source: "config.json and hub page of {hub}; Lightning-AI/litgpt, config.py",
      date: "2024-12",
    },
    [
      ["Falcon3 1B", "1.67B", [2048, 18, 8, 8192, 4]],
      ["Falcon3 3B", "3.23B", [3072, 22, 12, 9216, 4]],
      ["Falcon3 7B", "7.46B", [3072, 28, 12, 23040, 4]],
      ["Falcon3 10B", "10.3B", [3072, 40, 12, 23040, 4]],
    ],
  ),
  // StableLM, Stability AI
  ...family(
    {
      hub: "stabilityai/stablelm-3b-4e1t",
      gated: true,
      vocab: 50304,
      tied: false,
      seqLen: 4096,
      source: "model card and config.json of {hub}",
      date: "2023-09",
    },
    [["StableLM 3B", "2795443200", [2560, 32, 32, 6912], { aliases: ["StableLM-3B-4E1T"] }]],
  ),
  // SmolLM2 and SmolLM3, Hugging Face
  ...family(
    {
      hub: "HuggingFaceTB/{Name}",
      gated: true,
      vocab: 49152,
      tied: true,
      seqLen: 2048,
      source: "arXiv:2502.02737, Section 4; config.json of {hub}",
      date: "2025-02",
    },
    [
      ["SmolLM2 135M", "135M", [576, 30, 9, 1536, 3], { aliases: ["SmolLM-135M"], seqLen: null }],
      ["SmolLM2 360M", "360M", [960, 32, 15, 2560, 5], { aliases: ["SmolLM-360M"], seqLen: null }],
      ["SmolLM2 1.7B", "1.7B", [2048, 24, 32], { aliases: ["SmolLM-1.7B"] }],
      [
        "SmolLM3 3B",
        "3.08B",
        [2048, 36, 16, 11008, 4],
        {
          hub: "/SmolLM3-3B-Base",
          aliases: ["SmolLM3"],
          vocab: 128256,
          seqLen: 4096,
          source: "config.json and hub page of {hub}; huggingface/transformers, configuration_smollm3.py",
          date: "2025-07",
        },
      ],
    ],
  ),
  // TinyLlama and Apertus: StatNLP, the Swiss AI Initiative
  ...family(
    {
      hub: "swiss-ai/{Name}",
      gated: true,
      vocab: 131072,
      tied: false,
      seqLen: 4096,
      source: "arXiv:2509.14233, Section 2; config.json of {hub}",
      date: "2025-09",
    },
    [
      [
        "TinyLlama 1.1B",
        "1.1B",
        [2048, 22, 32, 5632, 4],
        {
          hub: "TinyLlama/TinyLlama-1.1B-intermediate-step-1431k-3T",
          aliases: ["TinyLlama-1.1B-Chat-v1.0", "TinyLlama"],
          vocab: 32000,
          seqLen: 2048,
          source: "arXiv:2401.02385, Table 2; config.json of {hub}",
          date: "2024-01",
        },
      ],
      [
        "Apertus 8B",
        "8B",
        [4096, 32, 32, 21504, 8],
        { hub: "/Apertus-8B-2509", aliases: ["Apertus-8B-Instruct-2509"], gated: false },
      ],
      [
        "Apertus 70B",
        "70B",
        [8192, 80, 64, 43008, 8],
        { hub: "/Apertus-70B-2509", aliases: ["Apertus-70B-Instruct-2509"], gated: false },
      ],
    ],
  ),
  // Cerebras-GPT, Cerebras
  ...family(
    {
      hub: "cerebras/{Name}",
      gated: false,
      vocab: 50257,
      tied: true,
      seqLen: 2048,
      source: "arXiv:2304.03208, Table 1; Cerebras/modelzoo, gpt3/configs/Cerebras_GPT",
      date: "2023-04",
    },
    [
      ["Cerebras-GPT 111M", "111M", [768, 10, 12]],
      ["Cerebras-GPT 1.3B", "1.3B", [2048, 24, 16]],
      ["Cerebras-GPT 6.7B", "6.7B", [4096, 32, 32]],
      ["Cerebras-GPT 13B", "13B", [5120, 40, 40]],
    ],
  ),
  // StarCoder, BigCode
  ...family(
    {
      hub: "bigcode/{name}",
      gated: false,
      vocab: 49152,
      tied: true,
      seqLen: 4096,
      source: "arXiv:2402.19173, Section 6; config.json and hub page of {hub}",
      date: "2024-02",
    },
    [
      [
        "StarCoder 15.5B",
        "15.5B",
        [6144, 40, 48, 24576, 1],
        {
          hub: "/starcoder",
          aliases: ["starcoderbase"],
          seqLen: 8192,
          source: "arXiv:2305.06161, Table 4; config.json of {hub}",
          date: "2023-05",
        },
      ],
      ["StarCoder2 3B", "3.03B", [3072, 30, 24, 12288, 2]],
      ["StarCoder2 7B", "7.17B", [4608, 32, 36, 18432, 4]],
      ["StarCoder2 15B", "16.0B", [6144, 40, 48, 24576, 4], { tied: false }],
    ],
  ),
];
