using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Where each parameter lies in the parameter block, and its gradient in the gradient block: rows padded to cache lines.</summary>
internal sealed class ParameterLayout
{
    private readonly Dictionary<ParameterTensor, Storage> _storage = [];

    public ParameterLayout(IEnumerable<ParameterTensor> parameters)
    {
        foreach (var parameter in parameters)
        {
            var length = Storage.Pad(parameter.Shape.RowLength);
            var storage = new Storage(Block.Parameters, Length, parameter.Shape.RowsPerSample, parameter.Shape.RowLength, length, length);
            _storage[parameter] = storage;
            Length = checked(Length + storage.Length);
        }
    }

    /// <summary>The floats of the whole block, pads included.</summary>
    public int Length { get; }

    public Storage Of(ParameterTensor parameter) => _storage[parameter];

    public Storage GradientOf(ParameterTensor parameter) => _storage[parameter] with { Block = Block.Gradients };
}
