using System.Runtime.InteropServices;

namespace NnGen.CompilerServices;

/// <summary>Fills a parameter by its <see cref="Initializer"/>. The formulas are stated there.</summary>
internal static class ParameterInitialization
{
    public static void Fill(ParameterInfo parameter, Span<float> storage, ulong seed, int stream)
    {
        switch (parameter.Initializer)
        {
            case Initializer.Zeros:
                FillConstant(parameter, storage, 0f);
                break;
            case Initializer.Ones:
                FillConstant(parameter, storage, 1f);
                break;
            case Initializer.Constant:
                FillConstant(parameter, storage, parameter.InitializerValue);
                break;
            case Initializer.XavierUniform or Initializer.HeUniform or Initializer.LeCunUniform:
                FillUniform(parameter, storage, seed, stream, (float)Math.Sqrt(3.0 * Variance(parameter)));
                break;
            case Initializer.XavierNormal or Initializer.HeNormal or Initializer.LeCunNormal:
                FillNormal(parameter, storage, seed, stream, (float)Math.Sqrt(Variance(parameter)));
                break;
            case Initializer.Normal:
                FillNormal(parameter, storage, seed, stream, parameter.InitializerValue);
                break;
            case Initializer.Orthogonal:
                FillNormal(parameter, storage, seed, stream, 1f);
                OrthogonalizeBlocks(parameter, storage);
                break;
            default:
                throw new ArgumentException($"Parameter {parameter.Name} has initializer {parameter.Initializer}, which the generator must resolve.");
        }

        if (parameter.InitializedBlock is { } block)
        {
            ClearOthers(parameter, storage, block);
        }
    }

    /// <summary>The variance of the weights; a uniform distribution of that variance has the bound √(3 · variance).</summary>
    private static double Variance(ParameterInfo parameter)
    {
        double slope = parameter.InitializerValue;
        return parameter.Initializer switch
        {
            Initializer.XavierUniform or Initializer.XavierNormal => 2.0 / ((double)parameter.FanIn + parameter.FanOut),
            Initializer.HeUniform or Initializer.HeNormal => 2.0 / ((1.0 + (slope * slope)) * parameter.FanIn),
            _ => 1.0 / parameter.FanIn,
        };
    }

    private static void FillConstant(ParameterInfo parameter, Span<float> storage, float value)
    {
        for (var row = 0; row < parameter.RowCount; row++)
        {
            Row(parameter, storage, row).Fill(value);
        }
    }

    private static void FillUniform(ParameterInfo parameter, Span<float> storage, ulong seed, int stream, float bound)
    {
        RandomNumbers.FillUniform(ref First(parameter, storage), parameter.RowCount, parameter.RowLength, parameter.RowStride, seed, stream, 0, 0);
        for (var row = 0; row < parameter.RowCount; row++)
        {
            foreach (ref var value in Row(parameter, storage, row))
            {
                value = ((2f * value) - 1f) * bound;
            }
        }
    }

    private static void FillNormal(ParameterInfo parameter, Span<float> storage, ulong seed, int stream, float deviation)
    {
        RandomNumbers.FillNormal(ref First(parameter, storage), parameter.RowCount, parameter.RowLength, parameter.RowStride, seed, stream, 0, 0);
        for (var row = 0; row < parameter.RowCount; row++)
        {
            foreach (ref var value in Row(parameter, storage, row))
            {
                value *= deviation;
            }
        }
    }

    private static void ClearOthers(ParameterInfo parameter, Span<float> storage, int block)
    {
        var columns = parameter.RowLength / parameter.Blocks;
        for (var row = 0; row < parameter.RowCount; row++)
        {
            var values = Row(parameter, storage, row);
            values[..(block * columns)].Clear();
            values[((block + 1) * columns)..].Clear();
        }
    }

    private static void OrthogonalizeBlocks(ParameterInfo parameter, Span<float> storage)
    {
        var columns = parameter.RowLength / parameter.Blocks;
        for (var block = 0; block < parameter.Blocks; block++)
        {
            Orthogonalize(parameter, storage, block * columns, columns);
        }
    }

    /// <summary>Makes the rows of some columns orthonormal, or these columns where there are fewer of them.</summary>
    private static void Orthogonalize(ParameterInfo parameter, Span<float> storage, int start, int columns)
    {
        var isWide = parameter.RowCount <= columns;
        var (count, length) = isWide ? (parameter.RowCount, columns) : (columns, parameter.RowCount);
        var stride = Orthogonalization.Stride(length);
        var vectors = new double[checked(count * stride)];
        for (var i = 0; i < count * length; i++)
        {
            var (vector, element) = (i / length, i % length);
            vectors[(vector * stride) + element] = isWide ? Row(parameter, storage, vector)[start + element] : Row(parameter, storage, element)[start + vector];
        }

        Orthogonalization.Run(vectors, count, stride);
        for (var i = 0; i < count * length; i++)
        {
            var (vector, element) = (i / length, i % length);
            (isWide ? ref Row(parameter, storage, vector)[start + element] : ref Row(parameter, storage, element)[start + vector]) = (float)vectors[(vector * stride) + element];
        }
    }

    private static Span<float> Row(ParameterInfo parameter, Span<float> storage, int row) =>
        storage.Slice(parameter.Offset + (row * parameter.RowStride), parameter.RowLength);

    private static ref float First(ParameterInfo parameter, Span<float> storage) =>
        ref MemoryMarshal.GetReference(storage.Slice(parameter.Offset, ((parameter.RowCount - 1) * parameter.RowStride) + parameter.RowLength));
}
