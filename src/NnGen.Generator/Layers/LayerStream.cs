using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>What a layer carries from one step to the next where a sequence comes in step by step.</summary>
/// <param name="Name">The layer's and the state's name.</param>
/// <param name="Before">Its value before the step.</param>
/// <param name="After">Its value after the step.</param>
internal sealed record StreamState(string Name, InputTensor Before, Tensor After);

/// <summary>Collects the states of a network that is built for one step.</summary>
/// <param name="graph">The graph.</param>
/// <param name="length">The steps of the sequences that the network was declared for.</param>
internal sealed class LayerStream(TensorGraph graph, int length)
{
    /// <summary>What the number of steps is called among the states.</summary>
    private const string Count = "steps";

    private readonly List<StreamState> _states = [];
    private StreamState? _steps;

    public IReadOnlyList<StreamState> States => _states;

    /// <summary>The steps of a sequence as it was declared.</summary>
    public int Length => length;

    /// <summary>How many steps there were, where a layer asked: then a sequence has as many steps as declared, and no more.</summary>
    public StreamState? Steps => _steps;

    /// <summary>The number of the step, from 0, as a row of one value.</summary>
    public Tensor Number()
    {
        if (_steps is null)
        {
            var before = Input(Count, Count, 1);
            _steps = new(Count, before, graph.Map(Argument(0) + 1, before));
            _states.Add(_steps);
        }

        return _steps.Before;
    }

    /// <summary>The row of a table [time, features] for this step.</summary>
    public Tensor RowOf(ParameterTensor table)
    {
        Number();
        return graph.RowOfStep(table);
    }

    /// <summary>All steps of something that a layer has computed for this one: 0 where none have been, for the axis of time is as long as declared.</summary>
    public Tensor Remember(string layer, string state, Tensor step, int axis)
    {
        Number();
        var memory = Begin(layer, state, [.. step.Shape.Axes.Select((extent, a) => a == axis ? length : extent)]);
        var remembered = graph.Remember(memory, step, axis);
        remembered.Name = state;
        Follow(memory, remembered);
        return remembered;
    }

    /// <summary>Rows that begin with zeros.</summary>
    public InputTensor Begin(string layer, string state, params int[] shape) => Input($"{layer}.{state}", state, shape);

    public void Follow(InputTensor before, Tensor after) => _states.Add(new(before.InputName, before, after));

    private InputTensor Input(string name, string letter, params int[] shape)
    {
        var input = (InputTensor)graph.Input(name, InputKind.Rows, Shape.Batched(shape));
        input.Name = letter;
        return input;
    }
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
