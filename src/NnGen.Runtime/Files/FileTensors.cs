using System.Collections.Immutable;

namespace NnGen.Files;

/// <summary>The tensors of a network's file.</summary>
internal static class FileTensors
{
    public const int Parameters = 0;
    public const int Buffers = 1;

    /// <summary>Parameters, then buffers.</summary>
    public static List<FileTensor> Of(NetworkInfo info) => [.. OfParameters(info, "", Parameters), .. OfBuffers(info, "", Buffers)];

    /// <summary>Tensors in the layout of the parameters, in another block and with something before their names.</summary>
    public static IEnumerable<FileTensor> OfParameters(NetworkInfo info, string prefix, int block) => info.Parameters.Select(parameter => new FileTensor(
        prefix + parameter.Name, TensorType.F32, block, parameter.Offset, parameter.FileView ?? InRows(parameter)));

    /// <summary>Tensors in the layout of the buffers, likewise.</summary>
    public static IEnumerable<FileTensor> OfBuffers(NetworkInfo info, string prefix, int block) => info.Buffers.Select(buffer => new FileTensor(
        prefix + buffer.Name, buffer.IsCount ? TensorType.I64 : TensorType.F32, block, buffer.Offset,
        buffer.FileView ?? new FileView(buffer.Shape, FileView.RowMajor(buffer.Shape))));

    private static FileView InRows(ParameterInfo parameter)
    {
        ImmutableArray<int> extents = [parameter.RowCount, parameter.RowLength];
        return new(parameter.Shape, [new FilePart(0, 0, extents, [parameter.RowLength, 1], [parameter.RowStride, 1])]);
    }
}
