"""Writes flatten.safetensors and flatten.csv: a linear layer after a flattened image in PyTorch, its weights, an image (as rows, columns, channels) and the output.

Run in this directory, with PyTorch: python3 flatten.py
"""

import pathlib
import sys

import torch
from torch import nn

sys.path.append(str(pathlib.Path(__file__).parents[3] / "samples" / "PyTorch"))
import weights

torch.manual_seed(3)
model = nn.Sequential(nn.Flatten(), nn.ReLU(), nn.Linear(24, 5))
weights.write("flatten.safetensors", {name: (tensor.shape, tensor.flatten().tolist()) for name, tensor in model.state_dict().items()})
image = torch.randn(1, 4, 2, 3)
with torch.no_grad(), open("flatten.csv", "w") as file:
    for values in (image.permute(0, 2, 3, 1), model(image)):
        file.write(",".join(f"{value:.9g}" for value in values.flatten().tolist()) + "\n")
