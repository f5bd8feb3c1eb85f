extern alias runtime;

using NnGen.Emission.Tests.Compilation;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using runtime::NnGen;

namespace NnGen.Emission.Tests.Networks;

/// <summary>A generated network beside the tensors it was generated from, and the way between their orders of parameters.</summary>
internal sealed class EmittedNetwork(NetworkUnderTest code, NetworkModel model)
{
    public NetworkUnderTest Code { get; } = code;

    public NetworkModel Model { get; } = model;

    /// <summary>Buffers in the middle of training.</summary>
    public float[] Buffers
    {
        get
        {
            var storage = new float[Code.Info.BufferLength];
            foreach (var buffer in Model.Buffers)
            {
                BufferValues.Of(buffer).CopyTo(storage, OffsetOf(buffer.Tensor));
            }

            return storage;
        }
    }

    public float[] Gradients => new float[Code.ParameterStorageLength];

    /// <summary>Parameters in storage order.</summary>
    public float[] Store(IReadOnlyDictionary<ParameterTensor, float[]> parameters, float pad = 0)
    {
        var storage = new float[Code.ParameterStorageLength];
        Array.Fill(storage, pad);
        foreach (var (parameter, values) in parameters)
        {
            var addresses = Addresses(parameter);
            for (var i = 0; i < values.Length; i++)
            {
                storage[addresses[i]] = values[i];
            }
        }

        return storage;
    }

    /// <summary>One parameter's values out of a block in storage order.</summary>
    public float[] Read(ParameterTensor parameter, float[] storage) => [.. Addresses(parameter).Select(address => storage[address])];

    /// <summary>One buffer's values out of the block.</summary>
    public float[] Read(BufferTensor buffer, float[] storage) => storage[OffsetOf(buffer)..][..buffer.Shape.Size];

    private int OffsetOf(BufferTensor buffer) => Code.Info.Buffers.Single(info => info.Name == buffer.BufferName).Offset;

    /// <summary>The values of a block that belong to no parameter.</summary>
    public float[] Pads(float[] storage)
    {
        var taken = Model.Parameters.SelectMany(Addresses).ToHashSet();
        return [.. storage.Where((_, address) => !taken.Contains(address))];
    }

    private int[] Addresses(ParameterTensor parameter)
    {
        var info = Code.Info.Parameters.Single(info => info.Name == parameter.Specification.Name);
        return
        [
            .. from row in Enumerable.Range(0, info.RowCount)
               from column in Enumerable.Range(0, info.RowLength)
               select info.Offset + (row * info.RowStride) + column,
        ];
    }
}
