"""The digits of the sample beside this one: 64 grey values in [0, 1] and a label. The last 360 are for testing."""

import csv
import gzip
import pathlib

TEST_COUNT = 360


def load():
    path = pathlib.Path(__file__).parent.parent / "Digits" / "data" / "digits.csv.gz"
    with gzip.open(path, "rt") as file:
        rows = [[int(value) for value in row] for row in csv.reader(file)]
    return [[value / 16 for value in row[:64]] for row in rows], [row[64] for row in rows]
