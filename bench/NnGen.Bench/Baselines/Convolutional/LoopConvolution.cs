namespace NnGen.Bench.Baselines.Convolutional;

/// <summary>
/// A 3×3 convolution that keeps the size, on one sample of [height, width, inputs], with weights of [3, 3, inputs, outputs], as plain C# loops.
/// What lies outside the image is skipped.
/// </summary>
internal sealed class LoopConvolution(int height, int width, int inputs, int outputs)
{
    private const int Size = 3;

    public int WeightCount => Size * Size * inputs * outputs;

    public int InputSize => height * width * inputs;

    public int OutputSize => height * width * outputs;

    /// <summary>y = b + x ∗ W, or without b where it is empty.</summary>
    public void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, Span<float> y)
    {
        for (var position = 0; position < height * width; position++)
        {
            var sums = y.Slice(position * outputs, outputs);
            sums.Clear();
            biases.CopyTo(sums);
            for (var tap = 0; tap < Size * Size; tap++)
            {
                if (Neighbour(position, tap) is >= 0 and var neighbour)
                {
                    AddProducts(x.Slice(neighbour * inputs, inputs), Of(tap, weights), sums);
                }
            }
        }
    }

    /// <summary>dW += Σ x·δᵀ over all positions.</summary>
    public void AddWeightGradients(ReadOnlySpan<float> x, ReadOnlySpan<float> delta, Span<float> gradients)
    {
        for (var position = 0; position < height * width; position++)
        {
            for (var tap = 0; tap < Size * Size; tap++)
            {
                if (Neighbour(position, tap) is >= 0 and var neighbour)
                {
                    var matrix = gradients.Slice(tap * inputs * outputs, inputs * outputs);
                    AddOuterProduct(x.Slice(neighbour * inputs, inputs), delta.Slice(position * outputs, outputs), matrix);
                }
            }
        }
    }

    /// <summary>dx: each δ goes back to the inputs that its sum was made of.</summary>
    public void InputGradients(ReadOnlySpan<float> delta, ReadOnlySpan<float> weights, Span<float> dx)
    {
        dx.Clear();
        for (var position = 0; position < height * width; position++)
        {
            for (var tap = 0; tap < Size * Size; tap++)
            {
                if (Neighbour(position, tap) is >= 0 and var neighbour)
                {
                    AddDots(Of(tap, weights), delta.Slice(position * outputs, outputs), dx.Slice(neighbour * inputs, inputs));
                }
            }
        }
    }

    private static void AddProducts(ReadOnlySpan<float> x, ReadOnlySpan<float> matrix, Span<float> sums)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var row = matrix.Slice(i * sums.Length, sums.Length);
            for (var o = 0; o < sums.Length; o++)
            {
                sums[o] += x[i] * row[o];
            }
        }
    }

    private static void AddOuterProduct(ReadOnlySpan<float> x, ReadOnlySpan<float> delta, Span<float> matrix)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var row = matrix.Slice(i * delta.Length, delta.Length);
            for (var o = 0; o < row.Length; o++)
            {
                row[o] += x[i] * delta[o];
            }
        }
    }

    private static void AddDots(ReadOnlySpan<float> matrix, ReadOnlySpan<float> delta, Span<float> dx)
    {
        for (var i = 0; i < dx.Length; i++)
        {
            var row = matrix.Slice(i * delta.Length, delta.Length);
            var sum = 0f;
            for (var o = 0; o < row.Length; o++)
            {
                sum += row[o] * delta[o];
            }

            dx[i] += sum;
        }
    }

    private ReadOnlySpan<float> Of(int tap, ReadOnlySpan<float> weights) => weights.Slice(tap * inputs * outputs, inputs * outputs);

    /// <summary>The position that a tap reads, or −1 outside the image.</summary>
    private int Neighbour(int position, int tap)
    {
        var (row, column) = ((position / width) + (tap / Size) - 1, (position % width) + (tap % Size) - 1);
        return (uint)row < (uint)height && (uint)column < (uint)width ? (row * width) + column : -1;
    }
}
