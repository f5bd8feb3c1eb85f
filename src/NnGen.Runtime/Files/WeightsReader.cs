namespace NnGen.Files;

/// <summary>Reads a file into copies, so that a network is touched only after everything has been checked.</summary>
internal static class WeightsReader
{
    /// <summary>Reads a stream from its position to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="header">The header, which was read.</param>
    /// <param name="pairs">The file's tensors and where they belong.</param>
    /// <param name="blocks">Copies of the blocks they belong into; pads stay as they are.</param>
    /// <exception cref="WeightsFileException">The file is shorter or longer than its header says.</exception>
    public static void Read(
        Stream stream, string file, SafetensorsHeader header, IEnumerable<(TensorEntry Entry, FileTensor Tensor)> pairs, IReadOnlyList<float[]> blocks)
    {
        foreach (var (entry, tensor) in pairs)
        {
            var values = new float[tensor.Count];
            try
            {
                TensorCodec.Read(stream, entry.Type, values);
            }
            catch (EndOfStreamException exception)
            {
                throw new WeightsFileException($"{file}: the file ends within the data of '{Shown.Name(entry.Name)}'.", entry.Name, exception);
            }

            tensor.Scatter(values, blocks[tensor.Block]);
        }

        if (stream.ReadByte() >= 0)
        {
            throw new WeightsFileException(FormattableString.Invariant(
                $"{file}: the tensors take {(header.Tensors.Count > 0 ? header.Tensors[^1].End : 0)} bytes, but the file goes on behind them."));
        }
    }
}
