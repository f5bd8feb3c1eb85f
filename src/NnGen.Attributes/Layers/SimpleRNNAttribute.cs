namespace NnGen;

/// <summary>
/// The simple recurrent layer (Elman 1990): h ← f(x·W + h·U + b) with b = b_ih + b_hh, over a sequence (time, features). W is of shape [features, units],
/// U of shape [units, units].
/// </summary>
/// <remarks>
/// Files have PyTorch's <c>nn.RNN</c>: Wᵀ as <c>weight_ih_l0</c>, Uᵀ as <c>weight_hh_l0</c>, the biases as <c>bias_ih_l0</c> and <c>bias_hh_l0</c>, each initially 0; the
/// backward direction's end in <c>_reverse</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SimpleRNNAttribute : RecurrentAttribute
{
    /// <summary>Declares a simple recurrent layer.</summary>
    /// <param name="units">The number of values of the state, at least 1.</param>
    /// <param name="activation">The activation f.</param>
    public SimpleRNNAttribute(int units, Activation activation = Activation.Tanh)
        : base(units) => Activation = activation;

    /// <summary>The activation f.</summary>
    public Activation Activation { get; }

    /// <summary>The activation's constant: the negative slope of LeakyReLU (0.01) and PReLU (initially 0.25), the scale of ELU (1).</summary>
    public double Alpha { get; set; }
}
