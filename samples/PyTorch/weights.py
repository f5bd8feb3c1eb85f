"""Reads and writes safetensors files of 32-bit floats and 64-bit integers with nothing but Python's standard library."""

import json
import struct


def write(path, tensors, metadata=None):
    """Writes {name: (shape, flat list of floats, or of integers)}, in order."""
    header = {"__metadata__": metadata} if metadata else {}
    data = bytearray()
    for name, (shape, values) in tensors.items():
        begin = len(data)
        code, kind = ("q", "I64") if all(isinstance(value, int) for value in values) else ("f", "F32")
        data += struct.pack(f"<{len(values)}{code}", *values)
        header[name] = {"dtype": kind, "shape": list(shape), "data_offsets": [begin, len(data)]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def read(path):
    """Returns {name: (shape, flat tuple of floats or integers)} and the metadata."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        assert entry["dtype"] in ("F32", "I64"), f"{name} is {entry['dtype']}, not F32 or I64"
        code, size = ("f", 4) if entry["dtype"] == "F32" else ("q", 8)
        begin, end = entry["data_offsets"]
        tensors[name] = (entry["shape"], struct.unpack(f"<{(end - begin) // size}{code}", data[begin:end]))
    return tensors, metadata
