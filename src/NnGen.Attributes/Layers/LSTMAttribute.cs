namespace NnGen;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000) over a sequence (time, features), with a state h and a cell c:
/// i = σ(x·Wᵢ + h·Uᵢ + bᵢ), f = σ(x·W_f + h·U_f + b_f), g = tanh(x·W_g + h·U_g + b_g), o = σ(x·Wₒ + h·Uₒ + bₒ), c ← f ⊙ c + i ⊙ g, h ← o ⊙ tanh(c), with
/// b = b_ih + b_hh. W is of shape [features, 4·units], U of shape [units, 4·units], the gates in the order i, f, g, o.
/// </summary>
/// <remarks>
/// Files have PyTorch's <c>nn.LSTM</c>: Wᵀ as <c>weight_ih_l0</c>, Uᵀ as <c>weight_hh_l0</c>, the biases as <c>bias_ih_l0</c> and <c>bias_hh_l0</c>; the backward
/// direction's end in <c>_reverse</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LSTMAttribute : RecurrentAttribute
{
    /// <summary>Declares a long short-term memory.</summary>
    /// <param name="units">The number of values of the state and of the cell, at least 1.</param>
    public LSTMAttribute(int units)
        : base(units)
    {
    }

    /// <summary>
    /// Whether the forget gate's bias is initially 1 (Jozefowicz et al. 2015): in b_ih, where b_hh is 0. All other biases are initially 0.
    /// </summary>
    public bool UnitForgetBias { get; set; } = true;
}
