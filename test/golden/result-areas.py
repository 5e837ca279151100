#!/usr/bin/env python3
"""Independent figures for the result areas of the breakdown sheet, in exact fractions; standard library only.

Whatever is not a number of the article, of arXiv:2302.13971 or of Mixtral's released configuration is typed in here,
below, and nothing is taken from the project's code.
`python3 test/golden/result-areas.py > test/golden/result-areas.json` makes the file beside it.
"""
import json
from fractions import Fraction

# The article, "Basic transformer math" and "Learning rate experiments".
TOKENS = 50_000 * 256 * 512
LAYERS, SEQ, VOCAB = 8, 512, 32_101
HEADS = [1, 2, 4, 6, 8, 12, 16, 20, 24, 32, 48, 64, 96, 128]
WIDTHS = [128 * heads for heads in HEADS]
POINTS = 15
# "989.40TFLOP/s of 16-bit tensor core operations"; 3.5e14 of them; $3 an hour.
PEAK, RATE, PRICE = Fraction(9894, 10) * 10**12, 350 * 10**12, 3
# Rents and shares of the peak that the sheet's table offers.
PRICES = ["1.5", "2", "2.5", "3", "3.5", "4", "5"]
UTILISATIONS = ["0.2", "0.25", "0.3", "0.35", "0.4", "0.45", "0.5"]


def per_token(d):
    """FLOPs to train on one token: 12·D²·L·(1 + 1 + 4) + 6·D·L·l_seq + 6·D·V."""
    return 72 * d * d * LAYERS + 6 * d * LAYERS * SEQ + 6 * d * VOCAB


def optimal_tokens(d):
    return 20 * (12 * LAYERS * d * d + 2 * VOCAB * d)


def non_embedding_tokens(d):
    """ "20x tokens of non-embedding P": P without the 2·V·D of its embedding tables."""
    return 20 * 12 * LAYERS * d * d


def up_to(heads):
    return [heads >= it for it in HEADS]


ALL = up_to(128)
LAST_SIX = [it >= 24 for it in HEADS]

# The script of the article, a line each: settings × points at the widths it names. "line" is its points on a learning-rate line.
SWEEPS = [
    ("alignment", 4, 1, [it in (8, 16, 32) for it in HEADS], "fixed"),
    ("table_e1", 4 * (5 + 7 + 7), 1, LAST_SIX, "fixed"),
    ("eps_variants", 4 * 6, "line", ALL, "fixed"),
    ("eps_heatmaps", 2 * 6 * 4, 13, LAST_SIX, "fixed"),
    ("beta_only", 3 * 4 * 2, "line", ALL, "fixed"),
    ("gamma_expts", 36, "line", ALL, "fixed"),
    ("gamma_expts", 36, 800, [it == 8 for it in HEADS], "fixed"),
    ("weight_decay", 4, "line", ALL, "fixed"),
    ("adafactor", 2 * 2 * 4, "line", up_to(48), "fixed"),
    ("compute_optim", 2 * 4, "line", ALL, "fixed"),
    ("compute_optim", 4, "line", up_to(64), "fixed"),
    ("compute_optim", 3 * 4, "line", up_to(48), "optimal"),
]


def tokens_of(rule, d):
    return {"fixed": lambda _: TOKENS, "optimal": optimal_tokens, "non-embedding": non_embedding_tokens}[rule](d)


def runs_of(sweep):
    _, settings, points, trained, _ = sweep
    return [settings * (POINTS if points == "line" else points) if it else 0 for it in trained]


def flops_of(sweep):
    return sum(runs * per_token(d) * tokens_of(sweep[4], d) for runs, d in zip(runs_of(sweep), WIDTHS))


TOTAL = sum(flops_of(it) for it in SWEEPS)


def usd(flops, price=PRICE, rate=RATE):
    return Fraction(flops) / 3600 / rate * price


def price_table():
    hours = [Fraction(TOTAL) / 3600 / (Fraction(share) * PEAK) for share in UTILISATIONS]
    return {
        "utilisations": [float(it) for it in UTILISATIONS],
        "prices": [float(it) for it in PRICES],
        "gpu_hours": [float(it) for it in hours],
        "usd": [[float(it * Fraction(price)) for it in hours] for price in PRICES],
    }


def at(heads, lowest, settings, rule):
    """FLOPs of `settings` lines at the widths above `lowest` heads and up to `heads`."""
    return sum(
        settings * POINTS * per_token(d) * tokens_of(rule, d)
        for it, d in zip(HEADS, WIDTHS)
        if lowest < it <= heads
    )


# What each other reading adds to the script's total, in words of the article.
CHANGES = {
    # "3x optimizers": 12 settings where the script has 4.
    "alignment_three_optimizers": 2 * flops_of(SWEEPS[0]),
    # "up to H=32 only", the script up to 48.
    "compute_optimal_widths_to_h32": -at(48, 32, 12, "optimal"),
    # "20x tokens of non-embedding P", the script of all of it: at its own widths, or at the text's.
    "compute_optimal_non_embedding": at(48, 0, 12, "non-embedding") - at(48, 0, 12, "optimal"),
    "compute_optimal_by_text": at(32, 0, 12, "non-embedding") - at(48, 0, 12, "optimal"),
    # "H=48 on Adafactor", the script up to 64.
    "fixed_step_adafactor_to_h48": -at(64, 48, 4, "fixed"),
    # 12 pairs of optimizer and parameterization, and not 36 settings; or each pair twice.
    "gamma_trials_once_per_pair": -(36 - 12) * 800 * TOKENS * per_token(1024),
    "gamma_trials_repeated": -(36 - 2 * 12) * 800 * TOKENS * per_token(1024),
    # "we double-count base EPS": one of four ε of Adam and one of two of Adam+PS, for each parameterization.
    "base_epsilon_once": -at(128, 0, 2 * 4, "fixed"),
    # "psuedo-repeated experiments": Adam and SGD, each with four parameterizations.
    "fixed_step_not_repeated": -at(128, 0, 2 * 4, "fixed"),
    # "merely executed once, with the eval losses copied twice": muP, SGD, full alignment.
    "beta_edge_case_copied": -at(128, 0, 1, "fixed"),
    "gamma_edge_case_copied": -at(128, 0, 1, "fixed"),
    # "the report actually has 12 in one graph": H = 64, for 2 optimizers, 2 kinds of learning rates, 4 parameterizations.
    "adafactor_twelve_widths": at(64, 48, 16, "fixed"),
    # The headline table has no row for Table E1.
    "headline_without_table_e1": -flops_of(SWEEPS[1]),
    "weight_decay_stray_factor": 0,
}
TEXT = ["alignment_three_optimizers", "compute_optimal_by_text", "fixed_step_adafactor_to_h48"]


def corrections():
    text = sum(CHANGES[it] for it in TEXT)
    return {
        "shares": {name: float(Fraction(change, TOTAL)) for name, change in CHANGES.items()},
        "text_total_share": float(Fraction(text, TOTAL)),
    }


# US$ that the article prints for each experiment.
PRINTED_USD = [
    "888.81395400704", "388955.9991064986", "1902022.3291813303", "3193533.466348094", "1902022.3291813303",
    "3224397.534237257", "317003.7215302217", "188532.80765144504", "1790104.1799513847",
]


def headline():
    printed = sum(Fraction(it) for it in PRINTED_USD)
    change = lambda flops, price=PRICE: float(usd(flops, price) / printed - 1)
    return {
        "as_published": round(change(TOTAL), 9),
        "at_6_usd_an_hour": change(TOTAL, 6),
        "at_1_usd_an_hour": change(TOTAL, 1),
        "by_the_text": change(TOTAL + sum(CHANGES[it] for it in TEXT)),
    }


def llama():
    """GPU hours of arXiv:2302.13971: Table 2 for shapes and tokens, Table 15 for hours; feed-forward widths as released."""
    # 1.0T and 1.4T tokens in batches of 2,048 sequences of 2,048, to whole steps.
    short, long = 238_419, 333_787
    models = [(4096, 32, 11008, short), (5120, 40, 13824, short), (6656, 60, 17920, long), (8192, 80, 22016, long)]
    hours = 0
    for d, layers, ffn, steps in models:
        weights = layers * (4 * d * d + 3 * d * ffn) + 32_000 * d
        hours += Fraction(6 * (weights + layers * 2048 * d)) * steps * 2048 * 2048 / 3600 / (1513 * 10**11)
    printed = 82_432 + 135_168 + 530_432 + 1_022_362
    return {"gpu_hours": float(hours), "published_gpu_hours": printed, "change": float(hours / printed - 1)}


def mixtral():
    """M / 6P of Mixtral 8x7B at sequences of 4,096: a token passes 2 of 8 experts and a router."""
    d, layers, ffn, vocab, seq = 4096, 32, 14_336, 32_000, 4096
    attention = 2 * d * d + 2 * d * (d // 4)
    router = 8 * d
    active = layers * (attention + 2 * 3 * d * ffn + router)
    total = layers * (attention + 8 * 3 * d * ffn + router)
    flops = 6 * (active + layers * seq * d + vocab * d)
    return {
        "params": total + 2 * vocab * d,
        "active_params": active + 2 * vocab * d,
        "flops_per_token": flops,
        "ratio": float(Fraction(flops, 6 * (active + 2 * vocab * d))),
    }


def points_by_width():
    """Points in steps of √2 from the lowest to the highest learning rate: 6 octaves at the largest width, half a one more a halving."""
    points = []
    for d in WIDTHS:
        # The range is 2^6 · sqrt(16384 / D); the n-th step is 2^(n/2), so 2^n must stay within 2^12 · 16384 / D.
        steps = 0
        while 2 ** (steps + 1) * d <= 2**12 * 16_384:
            steps += 1
        points.append(steps + 1)
    change = sum(
        settings * (count - POINTS) * per_token(d) * tokens_of(rule, d)
        for _, settings, kind, trained, rule in SWEEPS
        if kind == "line"
        for count, d, it in zip(points, WIDTHS, trained)
        if it
    )
    return {"points": points, "change_usd": float(usd(change))}


def main():
    print(json.dumps({
        "total_flops": str(TOTAL),
        "price_table": price_table(),
        "headline": headline(),
        "corrections": corrections(),
        "runs": [runs_of(it) for it in SWEEPS],
        "points_by_width": points_by_width(),
        "llama": llama(),
        "mixtral": mixtral(),
    }, indent=2))


if __name__ == "__main__":
    main()
