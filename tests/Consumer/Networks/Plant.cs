using NnGen;

namespace Vendor.Controls.Networks;

/// <summary>A generic class that holds networks, one of them twice nested.</summary>
/// <typeparam name="TUnit">What it measures; the networks do not care.</typeparam>
public static partial class Plant<TUnit>
    where TUnit : notnull
{
    /// <summary>Joins a layer with an earlier one, by sum and side by side.</summary>
    [NeuralNetwork(9, Loss = Loss.Huber)]
    [Dense(9, Activation.ReLU, Name = "stem")]
    [Dense(9, Activation.SiLU)]
    [Add("stem")]
    [Concatenate("input")]
    [Dense(2)]
    public sealed partial class Mixer;

    internal partial struct Inner
    {
        [NeuralNetwork(2, 3, Loss = Loss.BinaryCrossEntropy)]
        [Flatten]
        [Repeat(2)]
        [Dense(6, Activation.ELU)]
        [EndRepeat]
        [Dense(3, Activation.Sigmoid)]
        internal sealed partial class Switch;
    }
}
