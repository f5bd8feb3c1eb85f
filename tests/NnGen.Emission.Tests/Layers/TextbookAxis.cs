namespace NnGen.Emission.Tests.Layers;

/// <summary>A window along one axis as the textbooks have it: W, K, S, D and the padding on both sides.</summary>
internal sealed record TextbookAxis(int W, int K, int S, int D, int Before, int After)
{
    /// <summary>An axis along which nothing happens.</summary>
    public static readonly TextbookAxis None = new(1, 1, 1, 1, 0, 0);

    /// <summary>⌊(W − K + P) / S⌋ + 1 with the dilated kernel's extent for K, 0 where it does not fit.</summary>
    public int Outputs => W + Before + After < Extent ? 0 : ((W + Before + After - Extent) / S) + 1;

    /// <summary>What the transpose makes of W.</summary>
    public int Transposed => ((W - 1) * S) + Extent - Before - After;

    /// <summary>The dilated kernel's extent.</summary>
    public int Extent => ((K - 1) * D) + 1;

    /// <summary>Keras's and ONNX's SAME_UPPER, counted up: the padding grows, at the end first, until there are ⌈W / S⌉ outputs.</summary>
    public static TextbookAxis Same(int w, int k, int s, int d)
    {
        var axis = new TextbookAxis(w, k, s, d, 0, 0);
        while (axis.Outputs < (w + s - 1) / s)
        {
            axis = axis.After > axis.Before ? axis with { Before = axis.Before + 1 } : axis with { After = axis.After + 1 };
        }

        return axis;
    }
}
