using NnGen;

namespace AudioFilter;

/// <summary>
/// One sample of audio in, one out: a memory of 16 units, their weighted sum, and the input beside it, so that what is learnt is the difference
/// (Wright, Damskägg, Juvela, Välimäki 2020, <i>Real-Time Guitar Amplifier Emulation with Deep Learning</i>). Trained on windows of 128 samples; steps
/// go on for ever.
/// </summary>
[NeuralNetwork(128, 1, Loss = Loss.MeanSquaredError)]
[LSTM(16, ReturnSequences = true)]
[Dense(1)]
[Add("input")]
public sealed partial class PedalNet;
