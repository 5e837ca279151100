#!/usr/bin/env python3
"""Measured utilisation of the paper's own shape at its 14 widths, on one GPU: rows of evidence for the rate by width.

Not run yet: no GPU was at hand when it was written, so the project has no row of it. It needs PyTorch 2.5 or newer with CUDA
and nothing else:

    python3 bench/h100-widths.py > h100-widths.csv

8 layers, heads of 128, feed-forward width 4 D without a gate, learned positions, a vocabulary of 32,101 and tables that are
not tied, sequences of 512 tokens, as the article has them. bfloat16 under autocast, torch.compile, Adam with 32-bit weights:
16 bytes a weight. A step of the paper is 256 sequences; one GPU takes as many of them at a time as fit, and accumulates. A
width of which not one sequence fits is a row without numbers: it needs more than one GPU, and this says nothing of it.

Columns: width, parameters, sequences at a time, tokens a second, sustained FLOP/s and its share of the dense 16-bit peak, both
by the project's count (causal attention, no recomputation), GPU, torch. FLOPs of the optimizer are not counted, its time is.
"""
import argparse
import csv
import sys
import time

HEADS = [1, 2, 4, 6, 8, 12, 16, 20, 24, 32, 48, 64, 96, 128]
LAYERS, SEQ, VOCAB, BATCH, HEAD = 8, 512, 32_101, 256, 128
# Dense 16-bit peaks, src/core/accelerators/nvidia.ts.
PEAKS = {"H100 PCIe": 756e12, "H100 NVL": 835.5e12, "H100": 989.4e12, "H200": 989.4e12, "A100": 312e12}
# 32-bit weights and gradients, and Adam's two moments.
BYTES_A_WEIGHT = 16
WARM_UP, MEASURED_SECONDS, LEAST_STEPS = 3, 20.0, 3


def flops_per_token(d):
    """The article's M = 12·D²·L·(1 + 1 + 4) + 6·D·L·l_seq + 6·D·V."""
    return 72 * d * d * LAYERS + 6 * d * LAYERS * SEQ + 6 * d * VOCAB


def parameters(d):
    """The article's P = 12·L·D² + 2·V·D."""
    return 12 * LAYERS * d * d + 2 * VOCAB * d


def peak_of(name):
    return next((flops for part, flops in PEAKS.items() if all(word in name for word in part.split())), None)


def model_of(torch, d):
    nn, functional = torch.nn, torch.nn.functional

    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.before_attention, self.before_feed_forward = nn.LayerNorm(d), nn.LayerNorm(d)
            self.queries_keys_values = nn.Linear(d, 3 * d, bias=False)
            self.output = nn.Linear(d, d, bias=False)
            self.up, self.down = nn.Linear(d, 4 * d, bias=False), nn.Linear(4 * d, d, bias=False)

        def forward(self, x):
            batch, length, _ = x.shape
            parts = self.queries_keys_values(self.before_attention(x)).split(d, dim=2)
            q, k, v = (it.view(batch, length, d // HEAD, HEAD).transpose(1, 2) for it in parts)
            seen = functional.scaled_dot_product_attention(q, k, v, is_causal=True)
            x = x + self.output(seen.transpose(1, 2).reshape(batch, length, d))
            return x + self.down(functional.gelu(self.up(self.before_feed_forward(x))))

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.tokens, self.positions = nn.Embedding(VOCAB, d), nn.Embedding(SEQ, d)
            self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
            self.norm, self.head = nn.LayerNorm(d), nn.Linear(d, VOCAB, bias=False)

        def forward(self, ids):
            x = self.tokens(ids[:, :-1]) + self.positions.weight
            for block in self.blocks:
                x = block(x)
            logits = self.head(self.norm(x))
            return functional.cross_entropy(logits.float().view(-1, VOCAB), ids[:, 1:].reshape(-1))

    return Model()


def tokens_per_second(torch, d, at_a_time):
    """Whole steps of BATCH sequences, timed between synchronisations after the compiler and the clocks have settled."""
    model = model_of(torch, d).cuda()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-4, fused=True)
    compiled = torch.compile(model)
    ids = torch.randint(VOCAB, (at_a_time, SEQ + 1), device="cuda")
    pieces = BATCH // at_a_time

    def step():
        for _ in range(pieces):
            with torch.autocast("cuda", dtype=torch.bfloat16):
                loss = compiled(ids)
            (loss / pieces).backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)

    for _ in range(WARM_UP):
        step()
    torch.cuda.synchronize()
    steps, start = 0, time.perf_counter()
    while steps < LEAST_STEPS or time.perf_counter() - start < MEASURED_SECONDS:
        step()
        steps += 1
        torch.cuda.synchronize()
    return steps * BATCH * SEQ / (time.perf_counter() - start)


def most_that_fit(torch, d):
    """Powers of two from a whole batch down: the first that one GPU has memory for."""
    if BYTES_A_WEIGHT * parameters(d) > torch.cuda.get_device_properties(0).total_memory:
        return 0, None
    at_a_time = BATCH
    while at_a_time >= 1:
        try:
            return at_a_time, tokens_per_second(torch, d, at_a_time)
        except torch.cuda.OutOfMemoryError:
            at_a_time //= 2
        finally:
            torch._dynamo.reset()
            torch.cuda.empty_cache()
    return 0, None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--heads", type=int, nargs="*", default=HEADS, help="widths in heads of 128; all 14 by default")
    parser.add_argument("--count", action="store_true", help="prints the FLOPs and parameters of each width, without a GPU")
    args = parser.parse_args()
    rows = csv.writer(sys.stdout)
    if args.count:
        rows.writerow(["width", "parameters", "flops_per_token"])
        rows.writerows([HEAD * it, parameters(HEAD * it), flops_per_token(HEAD * it)] for it in args.heads)
        return
    try:
        import torch
    except ImportError:
        sys.exit("PyTorch is not installed: this needs version 2.5 or newer with CUDA. --count works without.")
    if not torch.cuda.is_available():
        sys.exit("No CUDA GPU here: this measures one. --count works without.")
    torch.set_float32_matmul_precision("high")
    name = torch.cuda.get_device_name()
    peak = peak_of(name)
    rows.writerow(
        ["width", "parameters", "sequences_at_a_time", "tokens_per_second", "flops_per_second", "utilisation", "gpu", "torch"]
    )
    for heads in args.heads:
        d = HEAD * heads
        at_a_time, rate = most_that_fit(torch, d)
        flops = rate and rate * flops_per_token(d)
        rows.writerow(
            [d, parameters(d), at_a_time]
            + ([f"{rate:.0f}", f"{flops:.4g}", f"{flops / peak:.4f}" if peak else ""] if rate else ["", "", ""])
            + [name, torch.__version__]
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
