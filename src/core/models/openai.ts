import { family } from "./family";

export const openai = [
  // GPT-2, OpenAI.
  ...family(
    {
      hub: "openai-community/{Name}",
      gated: false,
      vocab: 50257,
      tied: true,
      seqLen: 1024,
      source:
        "Radford et al., Language Models are Unsupervised Multitask Learners, Table 2; size: openai/gpt-2, DEVELOPERS.md",
      date: "2019-02",
    },
    [
      ["GPT-2 (124M)", "124M", [768, 12, 12], { hub: "/gpt2", aliases: ["GPT-2 124M", "GPT-2 small"] }],
      ["GPT-2 Medium", "355M", [1024, 24, 16], { hub: "/gpt2-medium", aliases: ["GPT-2 355M"] }],
      ["GPT-2 Large", "774M", [1280, 36, 20], { hub: "/gpt2-large", aliases: ["GPT-2 774M"] }],
      ["GPT-2 XL", "1.558B", [1600, 48, 25], { hub: "/gpt2-xl", aliases: ["GPT-2 1.5B"] }],
    ],
  ),
  // GPT-3, OpenAI. It alternates dense and locally banded layers, of a width that the paper does not print.
  ...family(
    { gated: false, vocab: 50257, tied: true, seqLen: 2048, source: "arXiv:2005.14165, Table 2.1", date: "2020-05" },
    [
      ["GPT-3 Small", "125M", [768, 12, 12], { aliases: ["GPT-3 125M"] }],
      ["GPT-3 6.7B", "6.7B", [4096, 32, 32]],
      ["GPT-3 175B", "175.0B", [12288, 96, 96], { aliases: ["GPT-3"] }],
    ],
  ),
  // gpt-oss, OpenAI. The report leaves the input embedding out of the active parameters.
  ...family(
    {
      hub: "openai/{Name}",
      gated: true,
      vocab: 201088,
      tied: false,
      seqLen: 4096,
      source: "arXiv:2508.10925, Table 1 and Section 2.2; openai/gpt-oss, gpt_oss/torch/model.py",
      date: "2025-08",
    },
    [
      ["gpt-oss-20b", "20.91B", [2880, 24, 64, 2880, 8, 64], { sliding: [128, 12], experts: [32, 4], active: "3.61B" }],
      [
        "gpt-oss-120b",
        "116.83B",
        [2880, 36, 64, 2880, 8, 64],
        { sliding: [128, 18], experts: [128, 4], active: "5.13B" },
      ],
    ],
  ),
];
