import { family } from "./family";

export const eleuther = [
  // GPT-J, GPT-NeoX and Pythia, EleutherAI
  ...family(
    {
      hub: "EleutherAI/{name}",
      gated: false,
      vocab: 50304,
      tied: false,
      seqLen: 2048,
      source: "model card and config.json of {hub}",
      date: "2023-04",
    },
    [
      ["GPT-J 6B", "6053381344", [4096, 28, 16], { aliases: ["GPT-J"], vocab: 50400, date: "2021-06" }],
      ["GPT-NeoX-20B", "20554567680", [6144, 44, 64], { vocab: 50432, date: "2022-04" }],
      ["Pythia 70M", "70426624", [512, 6, 8]],
      ["Pythia 160M", "162322944", [768, 12, 12]],
      ["Pythia 410M", "405334016", [1024, 24, 16]],
      ["Pythia 1B", "1011781632", [2048, 16, 8]],
      ["Pythia 1.4B", "1414647808", [2048, 24, 16]],
      ["Pythia 2.8B", "2775208960", [2560, 32, 32]],
      ["Pythia 6.9B", "6857302016", [4096, 32, 32], { vocab: 50432 }],
      ["Pythia 12B", "11846072320", [5120, 36, 40], { vocab: 50688 }],
    ],
  ),
];
