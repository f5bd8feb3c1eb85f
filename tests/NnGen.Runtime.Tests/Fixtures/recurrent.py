"""Writes what PyTorch's recurrent layers and small networks of them do, for RecurrentFixtureTests, which need no PyTorch.

Run it with any PyTorch from 1.13 on, for instance Debian's (apt-get install python3-torch):

    /usr/bin/python3 tests/NnGen.Runtime.Tests/Fixtures/recurrent.py

It writes recurrent.safetensors and trained-recurrent.safetensors beside itself, as layer_fixtures.py tells; sequences are (time, feature). The forms of the GRU
that PyTorch lacks are written out step by step, with parameters of its names and layouts.
"""

import torch
import torch.nn.functional as F
from torch import nn

from layer_fixtures import SAMPLES, exact, layer, training, write

torch.manual_seed(9)
SHAPE = (6, 3)


class Net(nn.Module):
    """Recurrent layers, each over the sequence the one above gives, then a linear layer where there is one."""

    def __init__(self, sequences=True, **layers):
        super().__init__()
        self.sequences = sequences
        for name, module in layers.items():
            setattr(self, name, module)

    def forward(self, x):
        modules = list(self.children())
        recurrent = [module for module in modules if not isinstance(module, nn.Linear)]
        for module in recurrent:
            y, state = module(x)
            state = state[0] if isinstance(state, tuple) else state
            last = state.transpose(0, 1).flatten(1)
            x = y
        x = x if self.sequences else last
        return modules[-1](x) if isinstance(modules[-1], nn.Linear) else x


class Backwards(nn.Module):
    """A layer over the sequence from its end to its start, its outputs in the order of time."""

    def __init__(self, module):
        super().__init__()
        for name, parameter in module.named_parameters():
            self.register_parameter(name, parameter)
        self.module = [module]

    def forward(self, x):
        y, state = self.module[0](x.flip(1))
        return y.flip(1), state


class WrittenGRU(nn.GRU):
    """The GRU step by step, with the reset gate before or after the product, and an update gate that keeps the state or replaces it."""

    def __init__(self, inputs, units, reset_after=True, keeps=True):
        super().__init__(inputs, units, batch_first=True)
        self.reset_after, self.keeps = reset_after, keeps

    def forward(self, x):
        w, u, b, v = self.weight_ih_l0.chunk(3), self.weight_hh_l0.chunk(3), self.bias_ih_l0.chunk(3), self.bias_hh_l0.chunk(3)
        h, states = torch.zeros(x.shape[0], self.hidden_size), []
        for t in range(x.shape[1]):
            r = torch.sigmoid(F.linear(x[:, t], w[0], b[0]) + F.linear(h, u[0], v[0]))
            z = torch.sigmoid(F.linear(x[:, t], w[1], b[1]) + F.linear(h, u[1], v[1]))
            inner = r * F.linear(h, u[2], v[2]) if self.reset_after else F.linear(r * h, u[2], v[2])
            n = torch.tanh(F.linear(x[:, t], w[2], b[2]) + inner)
            h = (1 - z) * n + z * h if self.keeps else (1 - z) * h + z * n
            states.append(h)
        return torch.stack(states, 1), h.unsqueeze(0)


def rnn(units, inputs=3, **options):
    return nn.RNN(inputs, units, batch_first=True, **options)


def lstm(units, inputs=3, **options):
    return nn.LSTM(inputs, units, batch_first=True, **options)


def gru(units, inputs=3, **options):
    return nn.GRU(inputs, units, batch_first=True, **options)


def agree():
    """The GRU that is written out is PyTorch's, where PyTorch has it."""
    known, written, x = gru(5), WrittenGRU(3, 5), torch.randn(2, *SHAPE)
    written.load_state_dict(known.state_dict())
    assert torch.allclose(known(x)[0], written(x)[0])


agree()
layer("RNNNet", Net(layer=rnn(5)), *SHAPE)
layer("ReLURNNNet", Net(False, layer=rnn(17, nonlinearity="relu")), *SHAPE)
layer("BidirectionalRNNNet", Net(layer=rnn(4, bidirectional=True)), *SHAPE)
layer("LSTMNet", Net(False, layer=lstm(5)), *SHAPE)
layer("WideLSTMNet", Net(layer=lstm(17)), *SHAPE)
layer("BackwardsLSTMNet", Net(layer=Backwards(lstm(5))), *SHAPE)
layer("LastBackwardsLSTMNet", Net(False, layer=Backwards(lstm(5))), *SHAPE)
layer("BidirectionalLSTMNet", Net(layer=lstm(5, bidirectional=True)), *SHAPE)
layer("LastBidirectionalLSTMNet", Net(False, layer=lstm(16, bidirectional=True)), *SHAPE)
layer("PlainLSTMNet", Net(layer=lstm(4, bias=False)), *SHAPE)
layer("GRUNet", Net(False, layer=gru(5)), *SHAPE)
layer("WideGRUNet", Net(layer=gru(17)), *SHAPE)
layer("BidirectionalGRUNet", Net(layer=gru(6, bidirectional=True)), *SHAPE)
layer("PlainGRUNet", Net(layer=gru(4, bias=False)), *SHAPE)
layer("ResetBeforeGRUNet", Net(layer=WrittenGRU(3, 5, reset_after=False)), *SHAPE)
layer("ReplacingGRUNet", Net(layer=WrittenGRU(3, 5, keeps=False)), *SHAPE)
layer("TextbookGRUNet", Net(False, layer=WrittenGRU(3, 17, reset_after=False, keeps=False)), *SHAPE)
layer("OneStepNet", Net(layer=lstm(3)), 1, 3)
write("recurrent.safetensors")

training(
    "SequenceRegressor", Net(lstm=lstm(8), head=nn.Linear(8, 1)),
    F.mse_loss, exact(torch.randn(SAMPLES, SHAPE[0], 1)), *SHAPE)
training(
    "SequenceClassifier", Net(False, gru=gru(6, bidirectional=True), head=nn.Linear(12, 4)),
    F.cross_entropy, torch.randint(0, 4, (SAMPLES,)), *SHAPE)
training(
    "StackedRegressor", Net(False, first=rnn(7), second=gru(5, 7), head=nn.Linear(5, 2)),
    F.mse_loss, exact(torch.randn(SAMPLES, 2)), *SHAPE)
write("trained-recurrent.safetensors")
