namespace NnGen;

/// <summary>
/// Adds to each step of a sequence (time, features) a row that tells where it is (Vaswani et al. 2017): y[t] = x[t] + P[t], where P[t, 2i] = sin(t / 10000^(2i/features)) and
/// P[t, 2i + 1] = cos(t / 10000^(2i/features)), or P is learnt.
/// </summary>
/// <remarks>
/// The output has the input's shape. Files have a learnt P as <c>weight</c> of shape (time, features), as PyTorch's <c>nn.Embedding</c>; the sinusoidal one has no parameters.
/// Where sequences come in step by step, the class's <c>State</c> counts the steps; learnt or not, P ends with the steps that the network is declared for, beyond which it never was trained,
/// and so <c>Step</c> ends a sequence there with an <see cref="InvalidOperationException"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PositionalEncodingAttribute : LayerAttribute
{
    /// <summary>Whether P is a parameter, initially uniform in ±√(6 / (time + features)) (<see cref="Initializer.XavierUniform"/>), and not sines and cosines.</summary>
    public bool Learnt { get; set; }
}
