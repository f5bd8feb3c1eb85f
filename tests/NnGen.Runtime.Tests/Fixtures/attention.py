"""Writes what attention does in PyTorch, for AttentionTests, which need no PyTorch.

Run it with any PyTorch from 1.13 on, for instance Debian's (apt-get install python3-torch):

    /usr/bin/python3 tests/NnGen.Runtime.Tests/Fixtures/attention.py

It writes attention.csv beside itself: for networks around nn.MultiheadAttention on 4 sequences, in double precision, the outputs, the gradients of
sum(outputs * seeds) by inputs and parameters, and the parameters during ten steps of SGD and of Adam (with an epsilon above the rounding of gradients that are 0) on the mean squared error. Parameters are in this
library's order, weights as [in, out]. It also writes attention.safetensors: the pre-norm block's state dictionary under this library's layer names.
"""

import math
import os
import pathlib
import sys

import torch
from torch import nn

sys.path.append(str(pathlib.Path(__file__).parents[3] / "samples" / "PyTorch"))
import weights

SAMPLES = 4
TIME = 5
FEATURES = 6
STEPS = 10
SHOWN = {1, 2, 5, 10}
HERE = os.path.dirname(os.path.abspath(__file__))

torch.manual_seed(8)
torch.set_default_dtype(torch.float64)


def as_float(x):
    """The nearest float32, so that the file's few digits are exact enough for both sides."""
    return torch.round(x * 1024) / 1024


def later():
    """What a causal attention does not see."""
    return torch.triu(torch.ones(TIME, TIME), diagonal=1).bool()


class Attention(nn.Module):
    def __init__(self, heads, causal=False, bias=True, positions=False):
        super().__init__()
        self.attention = nn.MultiheadAttention(FEATURES, heads, bias=bias, batch_first=True)
        self.mask = later() if causal else None
        self.positions = waves() if positions else 0

    def forward(self, x):
        x = x + self.positions
        return self.attention(x, x, x, attn_mask=self.mask, need_weights=False)[0]


def waves():
    """The table of the paper, as PyTorch's tutorials write it."""
    position = torch.arange(TIME).unsqueeze(1)
    factor = torch.exp(torch.arange(0, FEATURES, 2) * (-math.log(10000.0) / FEATURES))
    table = torch.zeros(TIME, FEATURES)
    table[:, 0::2] = torch.sin(position * factor)
    table[:, 1::2] = torch.cos(position * factor)
    return table


class Cross(nn.Module):
    """Keys and values from a linear layer of so many features beside the input."""

    def __init__(self, features):
        super().__init__()
        self.seen = nn.Linear(FEATURES, features)
        self.attention = nn.MultiheadAttention(FEATURES, 2, kdim=features, vdim=features, batch_first=True)

    def forward(self, x):
        seen = self.seen(x)
        return self.attention(x, seen, seen, need_weights=False)[0]


class Block(nn.Module):
    """A pre-norm block of a causal transformer, after learnt positions."""

    def __init__(self):
        super().__init__()
        self.positions = nn.Embedding(TIME, FEATURES)
        self.norm1 = nn.LayerNorm(FEATURES)
        self.attention = nn.MultiheadAttention(FEATURES, 3, batch_first=True)
        self.norm2 = nn.LayerNorm(FEATURES)
        self.wide = nn.Linear(FEATURES, 20)
        self.narrow = nn.Linear(20, FEATURES)

    def forward(self, x):
        x = x + self.positions.weight
        y = self.norm1(x)
        x = x + self.attention(y, y, y, attn_mask=later(), need_weights=False)[0]
        return x + self.narrow(nn.functional.gelu(self.wide(self.norm2(x))))


CASES = {
    "self": lambda: Attention(2),
    "without biases": lambda: Attention(3, bias=False),
    "causal": lambda: Attention(3, causal=True, positions=True),
    "cross": lambda: Cross(FEATURES),
    "cross, other features": lambda: Cross(10),
    "block": Block,
}


def make(case):
    net = CASES[case]()
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(as_float(torch.randn(p.shape) * 0.5 + (1 if p.dim() == 1 else 0)))
    return net


def logical(net, tensors=None):
    """One after the other, matrices transposed but for the learnt positions, which are rows."""
    rows = []
    for (name, p), t in zip(net.named_parameters(), tensors or list(net.parameters())):
        rows += (t if name.startswith("positions") else t.t()).detach().flatten().tolist()
    return rows


def trajectory(net, start, optimizer, inputs, targets):
    net.load_state_dict(start)
    for step in range(1, STEPS + 1):
        optimizer.zero_grad()
        nn.functional.mse_loss(net(inputs), targets).backward()
        optimizer.step()
        if step in SHOWN:
            yield [step, *logical(net)]


def rows(name):
    net = make(name)
    inputs = as_float(torch.randn(SAMPLES, TIME, FEATURES)).requires_grad_()
    outputs = net(inputs)
    seeds, targets = as_float(torch.randn(outputs.shape)), as_float(torch.randn(outputs.shape))
    gradients = torch.autograd.grad((outputs * seeds).sum(), [inputs, *net.parameters()])
    start = {key: value.clone() for key, value in net.state_dict().items()}
    if name == "block":
        save(start)
    yield [f"{name}: start", *logical(net)]
    yield [f"{name}: inputs", *inputs.flatten().tolist()]
    yield [f"{name}: outputs", *outputs.flatten().tolist()]
    yield [f"{name}: seeds", *seeds.flatten().tolist()]
    yield [f"{name}: targets", *targets.flatten().tolist()]
    yield [f"{name}: input gradients", *gradients[0].flatten().tolist()]
    yield [f"{name}: gradients", *logical(net, gradients[1:])]
    for parameters in trajectory(net, start, torch.optim.SGD(net.parameters(), lr=0.1), inputs.detach(), targets):
        yield [f"{name}: sgd", *parameters]
    for parameters in trajectory(net, start, torch.optim.Adam(net.parameters(), lr=0.02, eps=0.1), inputs.detach(), targets):
        yield [f"{name}: adam", *parameters]


def save(state):
    names = {
        "positions": "positionalEncoding1", "norm1": "layerNorm1", "attention": "multiHeadAttention1", "norm2": "layerNorm2", "wide": "dense1", "narrow": "dense2",
    }
    renamed = {names[key.split(".")[0]] + key[key.index("."):]: (value.shape, value.flatten().tolist()) for key, value in state.items()}
    weights.write(os.path.join(HERE, "attention.safetensors"), renamed)


with open(os.path.join(HERE, "attention.csv"), "w", newline="\n") as file:
    for case in CASES:
        for row in rows(case):
            file.write(";".join(x if isinstance(x, str) else f"{x:.9g}" for x in row) + "\n")
