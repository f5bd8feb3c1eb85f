"""Writes what embeddings do in PyTorch, for EmbeddingTests, which need no PyTorch.

Run it with any PyTorch from 1.13 on, for instance Debian's (apt-get install python3-torch):

    /usr/bin/python3 tests/NnGen.Runtime.Tests/Fixtures/embeddings.py

It writes beside itself embeddings.csv and embeddings.safetensors, in double precision: a tiny language model (embedding, linear, tanh, linear, and a
class for each position, some of them -100) on 8 samples of 6 tokens, and a regression whose two embeddings are added up. Of each the outputs, the
gradients of sum(outputs * seeds), and the parameters during ten steps of SGD and of Adam. Parameters are in this library's order, linear weights
as [in, out], embeddings as they are; the file holds the language model's under PyTorch's names and shapes.
"""

import os
import pathlib
import sys

import torch
from torch import nn

sys.path.append(str(pathlib.Path(__file__).parents[3] / "samples" / "PyTorch"))
import weights

SAMPLES = 8
POSITIONS = 6
STEPS = 10
SHOWN = {1, 2, 5, 10}
HERE = os.path.dirname(os.path.abspath(__file__))

torch.manual_seed(11)
torch.set_default_dtype(torch.float64)


def as_float(x):
    """The nearest float32, so that the file's few digits are exact enough for both sides."""
    return torch.round(x * 1024) / 1024


class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding1, self.dense1, self.dense2 = nn.Embedding(10, 5), nn.Linear(5, 12), nn.Linear(12, 10)

    def forward(self, tokens):
        return self.dense2(torch.tanh(self.dense1(self.embedding1(tokens))))


class TwoTables(nn.Module):
    def __init__(self):
        super().__init__()
        self.left, self.right, self.dense1 = nn.Embedding(10, 4), nn.Embedding(12, 4), nn.Linear(POSITIONS * 4, 3)

    def forward(self, tokens):
        return self.dense1((self.left(tokens) + self.right(tokens)).flatten(1))


def logical(net, tensors):
    """One after the other, the matrices of linear layers transposed."""
    names = [name for name, _ in net.named_parameters()]
    return [x for name, t in zip(names, tensors) for x in (t.detach().t() if name.startswith("dense") else t.detach()).flatten().tolist()]


def trajectory(net, start, optimizer, loss):
    net.load_state_dict(start)
    for step in range(1, STEPS + 1):
        optimizer.zero_grad()
        loss().backward()
        optimizer.step()
        if step in SHOWN:
            yield [step, *logical(net, net.parameters())]


def rows(name, net, tokens, target, activation, loss):
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(as_float(torch.randn(p.shape) * 0.5))
    outputs = activation(net(tokens))
    seeds = as_float(torch.randn(outputs.shape))
    gradients = torch.autograd.grad((outputs * seeds).sum(), list(net.parameters()))
    start = {key: value.clone() for key, value in net.state_dict().items()}
    yield [f"{name}: start", *logical(net, net.parameters())]
    yield [f"{name}: tokens", *tokens.flatten().tolist()]
    yield [f"{name}: target", *target.flatten().tolist()]
    yield [f"{name}: outputs", *outputs.flatten().tolist()]
    yield [f"{name}: seeds", *seeds.flatten().tolist()]
    yield [f"{name}: gradients", *logical(net, gradients)]
    yield [f"{name}: loss", loss(net(tokens), target).item()]
    for parameters in trajectory(net, start, torch.optim.SGD(net.parameters(), lr=0.1), lambda: loss(net(tokens), target)):
        yield [f"{name}: sgd", *parameters]
    for parameters in trajectory(net, start, torch.optim.Adam(net.parameters(), lr=0.02), lambda: loss(net(tokens), target)):
        yield [f"{name}: adam", *parameters]
    net.load_state_dict(start)


def write():
    tokens = torch.randint(10, (SAMPLES, POSITIONS))
    labels = torch.randint(10, (SAMPLES, POSITIONS))
    labels[torch.rand(labels.shape) < 0.2] = -100
    model = LanguageModel()
    yield from rows("language", model, tokens, labels, lambda z: z.softmax(-1), lambda z, y: nn.functional.cross_entropy(z.flatten(0, 1), y.flatten()))
    state = {name: (tensor.shape, tensor.flatten().tolist()) for name, tensor in model.state_dict().items()}
    weights.write(os.path.join(HERE, "embeddings.safetensors"), state)
    yield from rows("two tables", TwoTables(), tokens, as_float(torch.randn(SAMPLES, 3)), lambda z: z, nn.functional.mse_loss)


with open(os.path.join(HERE, "embeddings.csv"), "w", newline="\n") as file:
    for row in write():
        file.write(";".join(x if isinstance(x, str) else f"{x:.9g}" for x in row) + "\n")
