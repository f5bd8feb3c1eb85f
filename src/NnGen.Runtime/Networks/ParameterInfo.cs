using System.Collections.Immutable;

namespace NnGen;

/// <summary>What a parameter is for. Penalties apply to <see cref="Weight"/> only.</summary>
public enum ParameterRole
{
    /// <summary>A weight matrix or kernel.</summary>
    Weight,

    /// <summary>A bias.</summary>
    Bias,

    /// <summary>A learnt scale or slope, as PReLU's.</summary>
    Scale,
}

/// <summary>
/// One parameter tensor and where it lies in the parameter block: element (row, column) at
/// <see cref="Offset"/> + row·<see cref="RowStride"/> + column; the columns from <see cref="RowLength"/> to the stride are pads.
/// </summary>
public sealed class ParameterInfo
{
    /// <summary>The name in files: <c>dense1.weight</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The index of its layer in <see cref="NetworkInfo.Layers"/>.</summary>
    public required int Layer { get; init; }

    /// <summary>What it is for.</summary>
    public required ParameterRole Role { get; init; }

    /// <summary>The axes as stored: a dense weight is [in, out].</summary>
    public required ImmutableArray<int> Shape { get; init; }

    /// <summary>The offset of its first element, a multiple of 16.</summary>
    public required int Offset { get; init; }

    /// <summary>The product of all axes but the last.</summary>
    public required int RowCount { get; init; }

    /// <summary>The last axis.</summary>
    public required int RowLength { get; init; }

    /// <summary>The distance between rows in floats, a multiple of 16.</summary>
    public required int RowStride { get; init; }

    /// <summary>The inputs of one output: the rows of a dense weight.</summary>
    public required int FanIn { get; init; }

    /// <summary>The outputs one input reaches: the columns of a dense weight.</summary>
    public required int FanOut { get; init; }

    /// <summary>How it is initialised; never <see cref="Initializer.Default"/>, which the generator resolves.</summary>
    public required Initializer Initializer { get; init; }

    /// <summary>The initializer's constant: the value of <see cref="NnGen.Initializer.Constant"/>, or α, the activation's negative slope, for He.</summary>
    public required float InitializerValue { get; init; }

    /// <summary>
    /// The blocks of equally many columns side by side that belong to gates of a recurrent layer, 1 where it is a whole. <see cref="NnGen.Initializer.Orthogonal"/> makes each orthogonal by itself.
    /// </summary>
    public int Blocks { get; init; } = 1;

    /// <summary>The one block, from 0, that <see cref="Initializer"/> fills where the others are 0; null where it fills all.</summary>
    public int? InitializedBlock { get; init; }

    /// <summary>How it stands in files, PyTorch's layout; null where that is <see cref="Shape"/> in row-major order.</summary>
    public FileView? FileView { get; init; }
}
