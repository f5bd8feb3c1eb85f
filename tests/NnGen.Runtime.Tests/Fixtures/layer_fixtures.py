"""What the scripts that write fixtures of layers have in common: forward passes, gradients and ten steps of training, in double precision.

A file has for each layer "Net/input", "Net/output", "Net/output gradient", "Net/input gradient", the parameters as "Net/start/conv.weight" and their gradients
as "Net/gradient/conv.weight"; for each network that is trained "Net/input", "Net/target" and "Net/start/…", and for each optimizer the losses of ten steps,
"Net/sgd/loss", and the parameters after the first and the last, "Net/sgd 10/…". Parameters have PyTorch's names and layouts.
"""

import os
import pathlib
import sys
from collections import OrderedDict

import torch

sys.path.append(str(pathlib.Path(__file__).resolve().parents[3] / "samples" / "PyTorch"))
import weights

HERE = os.path.dirname(os.path.abspath(__file__))
STEPS, SHOWN, SAMPLES, BATCH = 10, {1, 10}, 24, 8

torch.set_default_dtype(torch.float64)
FILE = OrderedDict()


def exact(x):
    """The nearest numbers that a float32 holds, so that both sides start alike."""
    return x.float().double()


def keep(name, tensor):
    FILE[name] = (list(tensor.shape), tensor.flatten().tolist())


def keep_all(name, tensors):
    for key, tensor in tensors:
        keep(f"{name}/{key}", tensor)


def start(name, model):
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(exact(parameter))
    keep_all(f"{name}/start", model.state_dict().items())


def same(x):
    return x


def layer(name, model, *shape, samples=3, ties=False, there=same, back=same):
    """
    Forward and both gradients of a model, given the input's shape (…, channels); with ties among few values. Where PyTorch has the axes in another
    order, there and back go from here to PyTorch and from PyTorch to here.
    """
    start(name, model)
    image = torch.randint(0, 3, (samples, *shape)).double() if ties else exact(torch.randn(samples, *shape))
    x = there(image).requires_grad_()
    y = model(x)
    dy = exact(torch.randn_like(back(y)))
    y.backward(there(dy))
    keep(f"{name}/input", image)
    keep(f"{name}/output", back(y))
    keep(f"{name}/output gradient", dy)
    keep(f"{name}/input gradient", back(x.grad))
    keep_all(f"{name}/gradient", [(key, parameter.grad) for key, parameter in model.named_parameters()])


def training(name, model, loss, target, *shape, there=same):
    start(name, model)
    begin = {key: tensor.clone() for key, tensor in model.state_dict().items()}
    image = exact(torch.randn(SAMPLES, *shape))
    keep(f"{name}/input", image)
    keep(f"{name}/target", target.double())
    for kind, make in {
        "sgd": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
        "adam": lambda p: torch.optim.Adam(p, lr=0.01),
    }.items():
        model.load_state_dict(begin)
        optimizer, losses = make(model.parameters()), []
        for step in range(1, STEPS + 1):
            rows = [((step - 1) * BATCH + i) % SAMPLES for i in range(BATCH)]
            optimizer.zero_grad()
            value = loss(model(there(image[rows])), target[rows])
            value.backward()
            optimizer.step()
            losses.append(value.item())
            if step in SHOWN:
                keep_all(f"{name}/{kind} {step}", model.state_dict().items())
        keep(f"{name}/{kind}/loss", torch.tensor(losses))


def write(file):
    weights.write(os.path.join(HERE, file), FILE)
    FILE.clear()
