using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>What a layer carries from one step to the next where a sequence comes in step by step.</summary>
/// <param name="Name">The layer's and the state's name.</param>
/// <param name="Before">Its value before the step.</param>
/// <param name="After">Its value after the step.</param>
internal sealed record StreamState(string Name, InputTensor Before, Tensor After);

/// <summary>Collects the states of a network that is built for one step.</summary>
internal sealed class LayerStream(TensorGraph graph)
{
    private readonly List<StreamState> _states = [];

    public IReadOnlyList<StreamState> States => _states;

    /// <summary>Rows that begin with zeros.</summary>
    public InputTensor Begin(string layer, string state, params int[] shape)
    {
        var name = $"{layer}.{state}";
        var before = (InputTensor)graph.Input(name, InputKind.Rows, Shape.Batched(shape));
        before.Name = state;
        return before;
    }

    public void Follow(InputTensor before, Tensor after) => _states.Add(new(before.InputName, before, after));
}

/// <summary>A layer of which one step of a sequence can be computed alone, from that step and a state.</summary>
internal interface IStreamingFormula : ILayerFormula
{
    /// <summary>Whether it can be with these options.</summary>
    bool Streams(LayerContext layer);

    /// <summary>Whether a sequence comes out of a sequence, and not one row for all of it.</summary>
    bool KeepsSequence(LayerContext layer);
}

/// <summary>A layer that treats every step alike, whatever the others are.</summary>
internal interface IStepwiseFormula : ILayerFormula;
