"""Reads the weights that NnGen saved, computes its outputs with Python's standard library, and compares them with NnGen's.

Run as: python3 check.py nngen.safetensors nngen-outputs.csv
"""

import csv
import math
import sys

import digits
import weights

TOLERANCE = 1e-5


def dense(x, layer):
    (units, size), weight = tensors[layer + ".weight"]
    _, bias = tensors[layer + ".bias"]
    return [bias[o] + sum(weight[o * size + i] * x[i] for i in range(size)) for o in range(units)]


def softmax(z):
    powers = [math.exp(value - max(z)) for value in z]
    return [power / sum(powers) for power in powers]


tensors, metadata = weights.read(sys.argv[1])
images, _ = digits.load()
with open(sys.argv[2], newline="") as file:
    expected = [[float(value) for value in row] for row in csv.reader(file)]
error = 0.0
for image, row in zip(images[-digits.TEST_COUNT :], expected, strict=True):
    hidden = [max(0.0, value) for value in dense(image, "dense1")]
    error = max(error, *(abs(a - b) for a, b in zip(softmax(dense(hidden, "dense2")), row, strict=True)))
print(f"Python, from the file of {metadata['nngen.network']}: outputs of {len(expected)} digits differ by at most {error:.1e}")
sys.exit(0 if error <= TOLERANCE else 1)
