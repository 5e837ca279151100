import { family, type ModelRow } from "./family";

export const mistral = [
  // Mistral and Mixtral, Mistral AI. Beyond the two papers the lengths of sequences in training are not published.
  ...family(
    {
      hub: "mistralai/{Name}-v0.1",
      gated: true,
      vocab: 32000,
      tied: false,
      seqLen: 8192,
      source: "config.json and hub page of {hub}",
      date: "2024-05",
    },
    [
      [
        "Mistral 7B",
        "7.3B",
        [4096, 32, 32, 14336, 8],
        {
          sliding: [4096, 32],
          source: "arXiv:2310.06825, Table 1; size: mistral.ai/news/announcing-mistral-7b",
          date: "2023-10",
        },
      ],
      [
        "Mistral 7B v0.3",
        "7.25B",
        [4096, 32, 32, 14336, 8],
        { hub: "/Mistral-7B-v0.3", aliases: ["Mistral-7B-Instruct-v0.3"], vocab: 32768, seqLen: null },
      ],
      [
        "Mixtral 8x7B",
        "46.7B",
        [4096, 32, 32, 14336, 8],
        {
          seqLen: 32768,
          experts: [8, 2],
          active: "12.9B",
          source: "arXiv:2401.04088, Table 1; sizes: mistral.ai/news/mixtral-of-experts",
          date: "2024-01",
        },
      ],
      [
        "Mixtral 8x22B",
        "141B",
        [6144, 56, 48, 16384, 8],
        {
          seqLen: null,
          experts: [8, 2],
          active: "39B",
          source: "config.json of {hub}; sizes: mistral.ai/news/mixtral-8x22b",
          date: "2024-04",
        },
      ],
      [
        "Mistral Nemo 12B",
        "12.2B",
        [5120, 40, 32, 14336, 8, 128],
        { hub: "/Mistral-Nemo-Base-2407", vocab: 131072, seqLen: null, date: "2024-07" },
      ],
      [
        "Mistral Large 2",
        "123B",
        [12288, 88, 96, 28672, 8],
        {
          hub: "/Mistral-Large-Instruct-2407",
          aliases: ["Mistral Large 123B"],
          vocab: 32768,
          seqLen: null,
          date: "2024-07",
        },
      ],
      [
        "Mistral Small 22B",
        "22.2B",
        [6144, 56, 48, 16384, 8],
        {
          hub: "/Mistral-Small-Instruct-2409",
          aliases: ["Codestral-22B-v0.1"],
          vocab: 32768,
          seqLen: null,
          date: "2024-09",
        },
      ],
      [
        "Ministral 8B",
        "8.02B",
        [4096, 36, 32, 12288, 8],
        { hub: "/Ministral-8B-Instruct-2410", vocab: 131072, seqLen: null, date: "2024-10" },
      ],
      [
        "Mistral Small 3 24B",
        "23.6B",
        [5120, 40, 32, 32768, 8, 128],
        {
          hub: "/Mistral-Small-24B-Base-2501",
          aliases: ["Mistral-Small-24B-Instruct-2501", "Mistral Small 24B", "Mistral Small", "Mistral Small 3"],
          vocab: 131072,
          seqLen: null,
          date: "2025-01",
        },
      ],
      ...(
        [
          ["Ministral 3 3B", "3.4B", [3072, 26, 32, 9216, 8, 128], { hub: "/Ministral-3-3B-Base-2512", tied: true }],
          ["Ministral 3 8B", "8.4B", [4096, 34, 32, 14336, 8, 128], { hub: "/Ministral-3-8B-Base-2512" }],
          ["Ministral 3 14B", "13.5B", [5120, 40, 32, 16384, 8, 128], { hub: "/Ministral-3-14B-Base-2512" }],
        ] as const
      ).map(([name, size, shape, differs]): ModelRow => [
        name,
        size,
        shape,
        {
          ...differs,
          vocab: 131072,
          seqLen: null,
          source:
            "model card of {hub}, without its vision encoder; NVIDIA-NeMo/Megatron-Bridge, test_ministral3_provider.py",
          date: "2025-12",
        },
      ]),
    ],
  ),
];
