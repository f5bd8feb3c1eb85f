"""Writes what PyTorch's optimizers and schedules do, for TrajectoryTests and ScheduleTests, which need no PyTorch.

Run it with any PyTorch from 1.13 on, for instance Debian's (apt-get install python3-torch):

    /usr/bin/python3 tests/NnGen.Runtime.Tests/Fixtures/trajectories.py

It writes trajectories.csv (a linear map 3 -> 2 trained by mean squared error for 50 steps on batches of 4 of 12 samples, in double
precision) and schedules.csv (60 learning rates each) beside itself. Lion, which PyTorch lacks, and the forms of momentum PyTorch lacks
are written out below from their papers over PyTorch's tensors.
"""

import os

import torch
from torch.optim import SGD, Adagrad, Adam, AdamW, RMSprop
from torch.optim import lr_scheduler as schedulers
from torch.optim.swa_utils import AveragedModel

STEPS = 50
SHOWN = {1, 2, 3, 10, 20, 30, 40, 50}
HERE = os.path.dirname(os.path.abspath(__file__))

torch.manual_seed(4)
torch.set_default_dtype(torch.float64)


def as_float(x):
    """The nearest float32, so that the file's few digits are exact enough for both sides."""
    return torch.round(x * 1024) / 1024


INPUTS = as_float(torch.randn(12, 3))
TARGETS = as_float(torch.randn(12, 2))
WEIGHT = as_float(torch.randn(2, 3) * 0.5)
BIAS = as_float(torch.randn(2) * 0.5)


class Lion(torch.optim.Optimizer):
    """Chen et al. 2023, algorithm 2."""

    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0):
        super().__init__(params, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                m = self.state[p].setdefault("exp_avg", torch.zeros_like(p))
                p.mul_(1 - group["lr"] * group["weight_decay"])
                p.add_(torch.sign(m * beta1 + p.grad * (1 - beta1)), alpha=-group["lr"])
                m.mul_(beta2).add_(p.grad, alpha=1 - beta2)


class TextbookMomentum(torch.optim.Optimizer):
    """averaged: v = b*v + (1-b)*g from v = 0, w -= lr*v. Otherwise: v = b*v + lr*g, w -= v; with nesterov w -= lr*g + b*v."""

    def __init__(self, params, lr, momentum, averaged, nesterov=False):
        super().__init__(params, dict(lr=lr))
        self.momentum, self.averaged, self.nesterov = momentum, averaged, nesterov

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                v = self.state[p].setdefault("v", torch.zeros_like(p))
                if self.averaged:
                    v.mul_(self.momentum).add_(p.grad, alpha=1 - self.momentum)
                    p.add_(v, alpha=-group["lr"])
                else:
                    v.mul_(self.momentum).add_(p.grad, alpha=group["lr"])
                    p.sub_(group["lr"] * p.grad + self.momentum * v if self.nesterov else v)


def decayed(net, decay):
    """Decay for the weight and not for the bias."""
    return [{"params": [net.weight], "weight_decay": decay}, {"params": [net.bias], "weight_decay": 0.0}]


def decoupled(rate, decay):
    def before(net):
        net.weight.mul_(1 - rate * decay)

    return before


def shrink(threshold):
    def after(net):
        net.weight.copy_(torch.nn.functional.softshrink(net.weight, threshold))

    return after


def train(make, schedule=None, penalty=None, clip=None, before=None, after=None, average=None):
    net = torch.nn.Linear(3, 2)
    with torch.no_grad():
        net.weight.copy_(WEIGHT)
        net.bias.copy_(BIAS)
    optimizer = make(net)
    scheduler = schedule(optimizer) if schedule else None
    averages = AveragedModel(net, avg_fn=lambda a, w, n: average * a + (1 - average) * w) if average else None
    for step in range(1, STEPS + 1):
        rows = [(4 * (step - 1) + i) % 12 for i in range(4)]
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(net(INPUTS[rows]), TARGETS[rows])
        (loss + penalty(net) if penalty else loss).backward()
        with torch.no_grad():
            if clip:
                clip(net.parameters())
            if before:
                before(net)
            optimizer.step()
            if after:
                after(net)
        if scheduler:
            scheduler.step()
        if averages:
            averages.update_parameters(net)
        shown = averages.module if averages else net
        if step in SHOWN:
            yield [step] + shown.weight.detach().t().flatten().tolist() + shown.bias.detach().tolist()


def plain(net):
    return SGD(net.parameters(), lr=0.05)


CASES = {
    "sgd": dict(make=plain),
    "sgd momentum": dict(make=lambda n: SGD(n.parameters(), lr=0.02, momentum=0.9)),
    "sgd dampening": dict(make=lambda n: SGD(n.parameters(), lr=0.1, momentum=0.9, dampening=0.9)),
    "sgd nesterov": dict(make=lambda n: SGD(n.parameters(), lr=0.02, momentum=0.9, nesterov=True)),
    "sgd average": dict(make=lambda n: TextbookMomentum(n.parameters(), 0.1, 0.9, averaged=True)),
    "sgd rate in velocity": dict(
        make=lambda n: TextbookMomentum(n.parameters(), 0.02, 0.9, averaged=False),
        schedule=lambda o: schedulers.ExponentialLR(o, 0.95)),
    "sgd nesterov, rate in velocity": dict(
        make=lambda n: TextbookMomentum(n.parameters(), 0.02, 0.9, averaged=False, nesterov=True),
        schedule=lambda o: schedulers.ExponentialLR(o, 0.95)),
    "sgd momentum, coupled decay": dict(make=lambda n: SGD(decayed(n, 0.1), lr=0.02, momentum=0.9)),
    "sgd momentum, decoupled decay": dict(
        make=lambda n: SGD(n.parameters(), lr=0.02, momentum=0.9), before=decoupled(0.02, 0.5)),
    "adam": dict(make=lambda n: Adam(n.parameters(), lr=0.02)),
    "adam, other constants": dict(make=lambda n: Adam(n.parameters(), lr=0.05, betas=(0.5, 0.9), eps=1e-3)),
    "adam, coupled decay": dict(make=lambda n: Adam(decayed(n, 0.1), lr=0.02)),
    "adamw": dict(make=lambda n: AdamW(decayed(n, 0.5), lr=0.02)),
    "rmsprop": dict(make=lambda n: RMSprop(n.parameters(), lr=0.01)),
    "rmsprop, other constants": dict(make=lambda n: RMSprop(n.parameters(), lr=0.02, alpha=0.9, eps=1e-2)),
    "rmsprop centred": dict(make=lambda n: RMSprop(n.parameters(), lr=0.01, centered=True)),
    "rmsprop momentum": dict(make=lambda n: RMSprop(n.parameters(), lr=0.005, momentum=0.8)),
    "rmsprop centred momentum": dict(make=lambda n: RMSprop(n.parameters(), lr=0.002, momentum=0.5, centered=True)),
    "rmsprop, coupled decay": dict(make=lambda n: RMSprop(decayed(n, 0.1), lr=0.01)),
    "adagrad": dict(make=lambda n: Adagrad(n.parameters(), lr=0.1)),
    "adagrad, other constants": dict(
        make=lambda n: Adagrad(n.parameters(), lr=0.1, lr_decay=0.05, initial_accumulator_value=0.1, eps=1e-3)),
    "lion": dict(make=lambda n: Lion(n.parameters(), lr=0.01)),
    "lion, other constants": dict(make=lambda n: Lion(decayed(n, 0.5), lr=0.01, betas=(0.8, 0.95))),
    "l1 subgradient": dict(make=plain, penalty=lambda n: 0.3 * n.weight.abs().sum()),
    "l1 proximal": dict(make=plain, after=shrink(0.05 * 0.3)),
    "clip value": dict(make=plain, clip=lambda p: torch.nn.utils.clip_grad_value_(p, 0.3)),
    "clip norm": dict(make=plain, clip=lambda p: torch.nn.utils.clip_grad_norm_(p, 0.5)),
    "averages": dict(make=plain, average=0.9),
    "adam, one cycle": dict(
        make=lambda n: Adam(n.parameters(), lr=0.1),
        schedule=lambda o: schedulers.OneCycleLR(o, 0.1, total_steps=51, cycle_momentum=False)),
    "sgd momentum, cosine": dict(
        make=lambda n: SGD(n.parameters(), lr=0.05, momentum=0.9), schedule=lambda o: schedulers.CosineAnnealingLR(o, 50, 0.01)),
}


def warm_up(optimizer):
    first = schedulers.LinearLR(optimizer, start_factor=0.1, total_iters=10)
    return schedulers.SequentialLR(optimizer, [first, schedulers.CosineAnnealingLR(optimizer, 50, 0.001)], [10])


def one_cycle(**options):
    return lambda o: schedulers.OneCycleLR(o, 0.1, total_steps=60, cycle_momentum=False, **options)


PLATEAU_LOSSES = [round(1 / (1 + 0.5 * min(i, 12)) + (0.2 if i % 7 == 3 else 0), 6) for i in range(60)]

SCHEDULES = {
    "constant": lambda o: schedulers.ConstantLR(o, factor=1),
    "step": lambda o: schedulers.StepLR(o, 7, 0.5),
    "exponential": lambda o: schedulers.ExponentialLR(o, 0.93),
    "cosine": lambda o: schedulers.CosineAnnealingLR(o, 59, 0.001),
    "warm-up": warm_up,
    "one cycle": one_cycle(),
    "one cycle, other constants": one_cycle(pct_start=0.45, div_factor=10, final_div_factor=100),
    "one cycle, three phases": one_cycle(three_phase=True),
    "one cycle, lines": one_cycle(anneal_strategy="linear"),
    "plateau": lambda o: schedulers.ReduceLROnPlateau(o, factor=0.5, patience=3, cooldown=2, min_lr=0.002),
}


def rates(make):
    optimizer = SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
    scheduler = make(optimizer)
    for step in range(60):
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        if isinstance(scheduler, schedulers.ReduceLROnPlateau):
            scheduler.step(PLATEAU_LOSSES[step])
        elif step < 59:
            scheduler.step()


def write(name, rows):
    with open(os.path.join(HERE, name), "w", newline="\n") as file:
        for row in rows:
            file.write(";".join(x if isinstance(x, str) else f"{x:.9g}" for x in row) + "\n")


write("trajectories.csv", [
    ["inputs", *INPUTS.flatten().tolist()],
    ["targets", *TARGETS.flatten().tolist()],
    ["start", *WEIGHT.t().flatten().tolist(), *BIAS.tolist()],
    *([name, *row] for name, case in CASES.items() for row in train(**case)),
])
write("schedules.csv", [["losses", *PLATEAU_LOSSES], *([name, *rates(make)] for name, make in SCHEDULES.items())])
