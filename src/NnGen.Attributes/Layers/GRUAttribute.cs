namespace NnGen;

/// <summary>
/// The gated recurrent unit (Cho et al. 2014) over a sequence (time, features), with a reset gate r, an update gate z and a candidate n:
/// r = σ(x·Wᵣ + h·Uᵣ + bᵣ), z = σ(x·W_z + h·U_z + b_z) with b = b_ih + b_hh, then, as <see cref="ResetAfter"/> tells,
/// n = tanh(x·Wₙ + b_in + r ⊙ (h·Uₙ + b_hn)) or n = tanh(x·Wₙ + (r ⊙ h)·Uₙ + b_in + b_hn), and, as <see cref="UpdateGate"/> tells, h ← (1 − z) ⊙ n + z ⊙ h or
/// h ← (1 − z) ⊙ h + z ⊙ n. W is of shape [features, 3·units], U of shape [units, 3·units], the gates in the order r, z, n.
/// </summary>
/// <remarks>
/// Files have PyTorch's <c>nn.GRU</c>, which is the form of the defaults: Wᵀ as <c>weight_ih_l0</c>, Uᵀ as <c>weight_hh_l0</c>, the biases as <c>bias_ih_l0</c> and
/// <c>bias_hh_l0</c>, each initially 0; the backward direction's end in <c>_reverse</c>. The other forms have the same names, order and layouts.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GRUAttribute : RecurrentAttribute
{
    /// <summary>Declares a gated recurrent unit.</summary>
    /// <param name="units">The number of values of the state, at least 1.</param>
    public GRUAttribute(int units)
        : base(units)
    {
    }

    /// <summary>
    /// Whether the reset gate comes after the product, r ⊙ (h·Uₙ + b_hn), as in PyTorch, cuDNN and Keras, or before it, (r ⊙ h)·Uₙ, as in Cho et al. 2014.
    /// </summary>
    public bool ResetAfter { get; set; } = true;

    /// <summary>What the update gate is the share of: the old state (PyTorch), or the candidate.</summary>
    public UpdateGate UpdateGate { get; set; }
}
