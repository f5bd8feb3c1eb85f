"""Writes what normalising layers do in PyTorch, for NormalizationTests, which need no PyTorch.

Run it with any PyTorch from 1.13 on, for instance Debian's (apt-get install python3-torch):

    /usr/bin/python3 tests/NnGen.Runtime.Tests/Fixtures/normalizations.py

It writes normalizations.csv beside itself: for networks of linear, normalising, ReLU and linear layers on 8 samples, in double precision, the
outputs, the gradients of sum(outputs * seeds) by inputs and parameters, and the parameters during ten steps of SGD and of Adam on the mean
squared error. Parameters are in this library's order, weights as [in, out], images as (height, width, channels). RMSNorm, which PyTorch 1.13
lacks, is written out from its paper. It also writes normalized-image.safetensors: LayerNorm between a flattened image and a linear layer.
"""

import os
import pathlib
import sys

import torch
from torch import nn

sys.path.append(str(pathlib.Path(__file__).parents[3] / "samples" / "PyTorch"))
import weights

SAMPLES = 8
STEPS = 10
SHOWN = {1, 2, 5, 10}
HERE = os.path.dirname(os.path.abspath(__file__))

torch.manual_seed(6)
torch.set_default_dtype(torch.float64)


def as_float(x):
    """The nearest float32, so that the file's few digits are exact enough for both sides."""
    return torch.round(x * 1024) / 1024


class RMSNorm(nn.Module):
    """Zhang and Sennrich 2019, with epsilon inside the root."""

    def __init__(self, features, eps):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.eps = eps

    def forward(self, x):
        return x / torch.sqrt((x * x).mean(-1, keepdim=True) + self.eps) * self.weight


class ChannelsLast(nn.Module):
    """A layer over (N, C, H, W) applied to (N, H, W, C)."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)


CASES = {
    "layerNorm": ((6,), 9, lambda: nn.LayerNorm(9)),
    "layerNorm, rows": ((3, 5), 20, lambda: nn.LayerNorm(20, eps=0.01)),
    "layerNorm, not affine": ((6,), 9, lambda: nn.LayerNorm(9, elementwise_affine=False)),
    "rmsNorm": ((6,), 9, lambda: RMSNorm(9, 1e-5)),
    "groupNorm": ((6,), 8, lambda: nn.GroupNorm(2, 8)),
    "groupNorm, image": ((2, 3, 5), 6, lambda: ChannelsLast(nn.GroupNorm(3, 6))),
    "groupNorm, one group": ((2, 3, 5), 6, lambda: ChannelsLast(nn.GroupNorm(1, 6))),
    "groupNorm, a group for each channel": ((2, 3, 5), 6, lambda: ChannelsLast(nn.GroupNorm(6, 6, eps=0.01))),
}


# A normalisation of each channel alone undoes a bias, whose gradient is rounding, which Adam would magnify.
WITHOUT_BIAS = {"groupNorm, a group for each channel"}


def make(shape, hidden, norm, bias):
    net = nn.Sequential(nn.Linear(shape[-1], hidden, bias), norm(), nn.ReLU(), nn.Linear(hidden, 3))
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(as_float(torch.randn(p.shape) * 0.5 + (1 if p.dim() == 1 else 0)))
    return net


def logical(tensors):
    """One after the other, matrices transposed."""
    return [x for t in tensors for x in t.detach().t().flatten().tolist()]


def trajectory(net, start, optimizer, inputs, targets):
    net.load_state_dict(start)
    for step in range(1, STEPS + 1):
        optimizer.zero_grad()
        nn.functional.mse_loss(net(inputs), targets).backward()
        optimizer.step()
        if step in SHOWN:
            yield [step, *logical(net.parameters())]


def rows():
    for name, (shape, hidden, norm) in CASES.items():
        net = make(shape, hidden, norm, name not in WITHOUT_BIAS)
        inputs = as_float(torch.randn(SAMPLES, *shape)).requires_grad_()
        outputs = net(inputs)
        seeds, targets = as_float(torch.randn(outputs.shape)), as_float(torch.randn(outputs.shape))
        gradients = torch.autograd.grad((outputs * seeds).sum(), [inputs, *net.parameters()])
        start = {key: value.clone() for key, value in net.state_dict().items()}
        yield [f"{name}: start", *logical(net.parameters())]
        yield [f"{name}: inputs", *inputs.flatten().tolist()]
        yield [f"{name}: outputs", *outputs.flatten().tolist()]
        yield [f"{name}: seeds", *seeds.flatten().tolist()]
        yield [f"{name}: targets", *targets.flatten().tolist()]
        yield [f"{name}: input gradients", *gradients[0].flatten().tolist()]
        yield [f"{name}: gradients", *logical(gradients[1:])]
        for parameters in trajectory(net, start, torch.optim.SGD(net.parameters(), lr=0.1), inputs.detach(), targets):
            yield [f"{name}: sgd", *parameters]
        for parameters in trajectory(net, start, torch.optim.Adam(net.parameters(), lr=0.02), inputs.detach(), targets):
            yield [f"{name}: adam", *parameters]


def image():
    model = nn.Sequential(nn.Flatten(), nn.LayerNorm(24), nn.Linear(24, 5))
    with torch.no_grad():
        for p in model.parameters():
            p.copy_(torch.randn(p.shape))
    names = {"1.weight": "layerNorm1.weight", "1.bias": "layerNorm1.bias", "2.weight": "dense1.weight", "2.bias": "dense1.bias"}
    state = {names[name]: (tensor.shape, tensor.flatten().tolist()) for name, tensor in model.state_dict().items()}
    weights.write(os.path.join(HERE, "normalized-image.safetensors"), state)
    x = torch.randn(1, 4, 2, 3)
    yield ["image: inputs", *x.permute(0, 2, 3, 1).flatten().tolist()]
    yield ["image: outputs", *model(x).flatten().tolist()]


with open(os.path.join(HERE, "normalizations.csv"), "w", newline="\n") as file:
    for row in [*rows(), *image()]:
        file.write(";".join(x if isinstance(x, str) else f"{x:.9g}" for x in row) + "\n")
