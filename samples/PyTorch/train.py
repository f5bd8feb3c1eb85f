"""Trains 64-32-10 in PyTorch and writes its weights for NnGen, with some inputs and PyTorch's outputs to compare with.

Run as: python3 train.py data
"""

import csv
import pathlib
import sys

import torch
from torch import nn

import digits
import weights

torch.manual_seed(1)
torch.set_num_threads(1)
images, labels = digits.load()
x, y = torch.tensor(images), torch.tensor(labels)
train_x, train_y = x[: -digits.TEST_COUNT], y[: -digits.TEST_COUNT]
test_x, test_y = x[-digits.TEST_COUNT :], y[-digits.TEST_COUNT :]

model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
loss = nn.CrossEntropyLoss()
for epoch in range(60):
    for batch in torch.randperm(len(train_x)).split(32):
        optimizer.zero_grad()
        loss(model(train_x[batch]), train_y[batch]).backward()
        optimizer.step()

with torch.no_grad():
    accuracy = (model(test_x).argmax(1) == test_y).float().mean().item()
    outputs = torch.softmax(model(test_x[:20]), 1)

folder = pathlib.Path(sys.argv[1])
tensors = {name: (tensor.shape, tensor.flatten().tolist()) for name, tensor in model.state_dict().items()}
weights.write(folder / "pytorch.safetensors", tensors)
with open(folder / "pytorch-outputs.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([f"{value:.9g}" for value in row] for row in outputs.tolist())
print(f"PyTorch: {', '.join(tensors)}; accuracy on the last {digits.TEST_COUNT} digits {accuracy:.2%}")
