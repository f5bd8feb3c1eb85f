namespace NnGen;

/// <summary>The function a layer applies to each element of its weighted sum z (softmax: to each row along the last axis).</summary>
public enum Activation
{
    /// <summary>f(z) = z.</summary>
    Linear,

    /// <summary>σ(z) = 1 / (1 + e⁻ᶻ), in (0, 1).</summary>
    Sigmoid,

    /// <summary>tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ), in (−1, 1).</summary>
    Tanh,

    /// <summary>max(0, z); the derivative at 0 is 0.</summary>
    ReLU,

    /// <summary>z for z &gt; 0, else α·z with a fixed slope α (<c>Alpha</c>, 0.01 by default).</summary>
    LeakyReLU,

    /// <summary>z for z &gt; 0, else α·z with one learnt slope α a layer (initially <c>Alpha</c>, 0.25 by default).</summary>
    PReLU,

    /// <summary>z for z &gt; 0, else α·(eᶻ − 1) (<c>Alpha</c>, 1 by default).</summary>
    ELU,

    /// <summary>z·Φ(z) = z · ½ · (1 + erf(z / √2)), the exact form.</summary>
    GELU,

    /// <summary>z·σ(z), also called Swish.</summary>
    SiLU,

    /// <summary>The same function as <see cref="SiLU"/>, under its other name.</summary>
    Swish = SiLU,

    /// <summary>log(1 + eᶻ).</summary>
    Softplus,

    /// <summary>eᶻⁱ / Σⱼ eᶻʲ over the last axis.</summary>
    Softmax,

    /// <summary>+1 for z ≥ 0, else −1: the perceptron's step. Its derivative is 0, so only <see cref="Loss.Perceptron"/> trains through it.</summary>
    Sign,
}
