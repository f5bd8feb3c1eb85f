"""PyTorch's side of the comparison: answers each line of standard input with one line."""
import sys
import time

import numpy
import torch

torch.set_num_threads(1)
directory = sys.argv[1]
networks = {}


def read(name, kind, dtype):
    return torch.from_numpy(numpy.fromfile(f"{directory}/{name}.{kind}", dtype))


class Network:
    def __init__(self, name, classifies, sizes, size=None, channels=None):
        self.sizes = [int(number) for number in sizes.split(",")]
        self.classifies = classifies == "True"
        self.channels = [int(number) for number in channels.split(",")] if channels else []
        self.parameters = read(name, "parameters", numpy.float32)
        shape = (self.channels[0], int(size), int(size)) if channels else (self.sizes[0],)
        self.inputs = read(name, "inputs", numpy.float32).reshape(-1, *shape)
        self.labels = read(name, "labels", numpy.int32).long()
        self.predictors = {}
        self.trainers = {}

    def stages(self):
        """3×3 convolutions that keep the size, each with a ReLU and a pool that halves it, and the number of their parameters."""
        layers, start = [], 0
        for inputs, outputs in zip(self.channels, self.channels[1:]):
            layer = torch.nn.Conv2d(inputs, outputs, 3, padding=1)
            weights = self.parameters[start:start + 9 * inputs * outputs]
            layer.weight.data = weights.reshape(outputs, inputs, 3, 3).clone()
            start += weights.numel()
            layer.bias.data = self.parameters[start:start + outputs].clone()
            start += outputs
            layers += [layer, torch.nn.ReLU(), torch.nn.MaxPool2d(2)]
        return layers + ([torch.nn.Flatten()] if layers else []), start

    def module(self, softmax):
        layers, start = self.stages()
        for inputs, outputs in zip(self.sizes, self.sizes[1:]):
            layer = torch.nn.Linear(inputs, outputs)
            weights = self.parameters[start:start + inputs * outputs].reshape(inputs, outputs)
            start += inputs * outputs
            layer.weight.data = weights.t().contiguous()
            layer.bias.data = self.parameters[start:start + outputs].clone()
            start += outputs
            layers += [layer, torch.nn.ReLU() if self.classifies else torch.nn.Tanh()]
        layers.pop()
        return torch.nn.Sequential(*layers, *([torch.nn.Softmax(-1)] if softmax else []))

    def predictor(self, rows):
        """Traced, frozen and optimised: the fastest way to infer that this package has."""
        if rows not in self.predictors:
            x = self.inputs[:rows].contiguous()
            with torch.inference_mode():
                traced = torch.jit.trace(self.module(self.classifies).eval(), x)
                self.predictors[rows] = (torch.jit.optimize_for_inference(torch.jit.freeze(traced)), x)
        return self.predictors[rows]

    def trainer(self, rows, rate):
        model = self.module(False)
        # One call for all parameters instead of one for each.
        optimizer = torch.optim.Adam(model.parameters(), lr=rate, foreach=True)
        x, labels = self.inputs[:rows].contiguous(), self.labels[:rows].contiguous()
        cross_entropy = torch.nn.functional.cross_entropy

        def step():
            optimizer.zero_grad(set_to_none=True)
            loss = cross_entropy(model(x), labels)
            loss.backward()
            optimizer.step()
            return loss

        return step


def clock(action, times):
    start = time.perf_counter()
    for _ in range(times):
        action()
    return repr(time.perf_counter() - start)


def answer(command, name, *arguments):
    if command == "load":
        networks[name] = Network(name, *arguments)
        return "loaded"
    network, rows = networks[name], int(arguments[0])
    if command in ("outputs", "predict"):
        model, x = network.predictor(rows)
        with torch.inference_mode():
            if command == "outputs":
                return " ".join(map(repr, model(x).flatten().tolist()))
            return clock(lambda: model(x), int(arguments[1]))
    rate, times = float(arguments[1]), int(arguments[2])
    if command == "losses":
        step = network.trainer(rows, rate)
        return " ".join(repr(step().item()) for _ in range(times))
    if rows not in network.trainers:
        network.trainers[rows] = network.trainer(rows, rate)
    return clock(network.trainers[rows], times)


print(torch.__version__, flush=True)
for line in sys.stdin:
    print(answer(*line.split()), flush=True)
