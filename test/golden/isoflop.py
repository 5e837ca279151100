#!/usr/bin/env python3
"""Independent figures for the IsoFLOP sheet, in exact fractions; standard library only.

Whatever is not a number of the article or of Llama 3's released configuration (config.json, 8B, April 2024) is typed in
here, below, and nothing is taken from the project's code.
`python3 test/golden/isoflop.py > test/golden/isoflop.json` makes the file beside it.
"""
import json
from fractions import Fraction

# The article's shape, batch and prices.
LAYERS, SEQ, VOCAB, BATCH = 8, 512, 32_101, 256
RATE, PRICE = 350 * 10**12, 3

# Llama 3 8B: hidden_size, num_hidden_layers, heads and key/value heads, intermediate_size, vocab_size.
D, L, HEADS, KV, FFN, V, LLAMA_SEQ = 4096, 32, 32, 8, 14_336, 128_256, 8192


def run(budget, per_token, params):
    tokens = Fraction(budget) / per_token
    hours = Fraction(budget) / 3600 / RATE
    return {
        "tokens": float(tokens),
        "tokensPerParam": float(tokens / params),
        "steps": float(tokens / (BATCH * SEQ)),
        "gpuHours": float(hours),
        "usd": float(hours * PRICE),
    }


def width(d):
    """FLOPs per token and parameters of the article's shape."""
    return 72 * d * d * LAYERS + 6 * d * LAYERS * SEQ + 6 * d * VOCAB, 12 * LAYERS * d * d + 2 * VOCAB * d


def llama(d, layers, seq):
    """The same of Llama 3's shape: grouped queries, a gate, two embedding tables, a causal mask."""
    kv = Fraction(KV, HEADS)
    ffn = Fraction(FFN, D)
    blocks = layers * (d * d * (2 + 2 * kv) + 3 * ffn * d * d)
    return 6 * (blocks + layers * d * seq + V * d), blocks + 2 * V * d


def rung(d, layers, tokens):
    per_token, params = llama(d, layers, LLAMA_SEQ)
    whole_per_token, whole_params = llama(D, L, LLAMA_SEQ)
    seen = Fraction(tokens) / whole_params * params
    flops = seen * per_token
    return {
        "params": float(params),
        "tokens": float(seen),
        "flops": float(flops),
        "share": float(flops / (whole_per_token * tokens)),
        "usd": float(flops / 3600 / RATE * PRICE),
    }


print(
    json.dumps(
        {
            "width1024at1e19": run(10**19, *width(1024)),
            "width512at1e18": run(10**18, *width(512)),
            "llama3at1e21": run(10**21, *llama(D, L, SEQ)),
            "rungOf1024and8": rung(1024, 8, 15 * 10**12),
            "target": rung(D, L, 15 * 10**12),
        },
        indent=2,
    )
)
