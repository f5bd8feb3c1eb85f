using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Scheduling;

/// <summary>Where each buffer lies in the buffer block: one after the other, each from a cache line on. What lies between is never written.</summary>
internal sealed class BufferLayout
{
    private readonly Dictionary<BufferTensor, Storage> _storage = [];

    public BufferLayout(IEnumerable<BufferModel> buffers)
    {
        foreach (var buffer in buffers)
        {
            var storage = Storage.Dense(Block.Buffers, Length, buffer.Tensor.Shape);
            _storage[buffer.Tensor] = storage;
            Length = checked(Length + storage.Length);
        }
    }

    /// <summary>The floats of the whole block.</summary>
    public int Length { get; }

    public Storage Of(BufferTensor buffer) => _storage[buffer];
}
