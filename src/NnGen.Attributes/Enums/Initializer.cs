namespace NnGen;

/// <summary>How a parameter is filled before training. fan_in and fan_out count the inputs and outputs one weight matrix connects.</summary>
public enum Initializer
{
    /// <summary>Kernels: <see cref="HeNormal"/> before ReLU and its variants (with the activation's negative slope), else <see cref="XavierUniform"/>; recurrent layers tell their own. Biases: <see cref="Zeros"/>.</summary>
    Default,

    /// <summary>0.</summary>
    Zeros,

    /// <summary>1.</summary>
    Ones,

    /// <summary>The value given beside it (<c>KernelValue</c>, <c>RecurrentValue</c>, <c>BiasValue</c>).</summary>
    Constant,

    /// <summary>U(−a, a), a = √(6 / (fan_in + fan_out)) (Glorot and Bengio 2010).</summary>
    XavierUniform,

    /// <summary>N(0, 2 / (fan_in + fan_out)).</summary>
    XavierNormal,

    /// <summary>U(−a, a), a = √(6 / ((1 + α²)·fan_in)), α the activation's negative slope (He et al. 2015).</summary>
    HeUniform,

    /// <summary>N(0, 2 / ((1 + α²)·fan_in)).</summary>
    HeNormal,

    /// <summary>U(−a, a), a = √(3 / fan_in).</summary>
    LeCunUniform,

    /// <summary>N(0, 1 / fan_in).</summary>
    LeCunNormal,

    /// <summary>
    /// A random matrix, uniform among those whose rows or columns, whichever are fewer, are orthonormal (Saxe et al. 2014): WᵀW = I or WWᵀ = I, gain 1, as
    /// PyTorch's <c>orthogonal_</c>. Takes in·out·min(in, out) operations. A bias becomes a vector of length 1.
    /// </summary>
    Orthogonal,

    /// <summary>N(0, σ²), σ = 1 unless a layer has a <c>StandardDeviation</c>. <c>Embedding</c>'s default, as PyTorch's.</summary>
    Normal,
}
