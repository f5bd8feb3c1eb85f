"""Trains networks with batch normalisation in PyTorch for ten steps, for Training/BatchNormTrajectoryTests, which need no PyTorch.

Run it with any PyTorch from 1.13 on, for instance Debian's (apt-get install python3-torch):

    /usr/bin/python3 tests/NnGen.Runtime.Tests/Fixtures/batchnorm.py

It writes batchnorm.csv (inputs, targets, the losses of ten steps on batches of several sizes, and predictions afterwards) and for each
network the state before and after the steps (batchnorm-<network>-<when>.safetensors) beside itself. Computed in double precision.
"""

import pathlib
import sys

import torch
from torch import nn

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parents[2] / "samples" / "PyTorch"))
import weights

SAMPLES = 24
BATCHES = [(0, 8), (8, 24), (3, 5), (0, 24), (5, 16), (1, 13), (0, 24), (20, 24), (2, 19), (0, 24)]

torch.manual_seed(5)
torch.set_default_dtype(torch.float64)


def as_float(x):
    """A float32 of few digits."""
    return torch.round(x * 1024) / 1024


class LastAxis(nn.Module):
    """A layer over channels, which PyTorch wants before the positions, applied to (batch, position, channel)."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x.transpose(1, 2)).transpose(1, 2)


def flat():
    return nn.Sequential(
        nn.Linear(3, 17, bias=False), nn.BatchNorm1d(17), nn.ReLU(), nn.Linear(17, 8), nn.BatchNorm1d(8, eps=1e-3, momentum=0.3), nn.Tanh(),
        nn.Linear(8, 2)), (3,), 2


def sequence():
    return nn.Sequential(
        LastAxis(nn.BatchNorm1d(5, affine=False)), nn.Linear(5, 6), nn.Tanh(), LastAxis(nn.BatchNorm1d(6)), nn.Flatten(), nn.Linear(24, 1)), (4, 5), 1


def save(model, name):
    state = {key.replace("layer.", ""): (value.shape, value.flatten().tolist()) for key, value in model.state_dict().items()}
    weights.write(HERE / name, state)


def main():
    with open(HERE / "batchnorm.csv", "w") as file:
        def write(name, values):
            file.write(name + ";" + ";".join(f"{value:.9g}" for value in values) + "\n")

        for name, make in (("flat", flat), ("sequence", sequence)):
            model, shape, outputs = make()
            with torch.no_grad():
                for parameter in model.parameters():
                    parameter.copy_(as_float(parameter + 0.1 * torch.randn_like(parameter)))
            save(model, f"batchnorm-{name}-before.safetensors")
            inputs, targets = as_float(torch.randn(SAMPLES, *shape) * 2 + 1), as_float(torch.randn(SAMPLES, outputs))
            optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
            losses = []
            for first, end in BATCHES:
                optimizer.zero_grad()
                loss = 0.5 * ((model(inputs[first:end]) - targets[first:end]) ** 2).sum() / (end - first)
                loss.backward()
                optimizer.step()
                losses.append(loss.item())
            save(model, f"batchnorm-{name}-after.safetensors")
            model.eval()
            with torch.no_grad():
                write(f"{name} predictions", model(inputs).flatten().tolist())
            write(f"{name} inputs", inputs.flatten().tolist())
            write(f"{name} targets", targets.flatten().tolist())
            write(f"{name} losses", losses)
        write("batches", [bound for batch in BATCHES for bound in batch])


main()
