using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>What a layer's formula is given: its options, its inputs and the graph to build in.</summary>
internal sealed class LayerContext(TensorGraph graph, LayerDeclaration declaration, string name, int index, IReadOnlyList<LayerOutput> inputs, bool training)
{
    private readonly List<ParameterTensor> _parameters = [];
    private readonly List<BufferModel> _buffers = [];
    private readonly List<UpdateTensor> _updates = [];
    private readonly List<string> _constants = [];
    private readonly List<TokenUse> _tokenUses = [];

    public TensorGraph Graph { get; } = graph;

    public LayerDeclaration Declaration { get; } = declaration;

    /// <summary>The layer's name in files, as <c>dense1</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The position among the layers, from 0; also the stream of its random numbers.</summary>
    public int Index { get; } = index;

    /// <summary>What the layer reads: the layer above or <c>From</c>, then the layers its arguments name.</summary>
    public IReadOnlyList<Tensor> Inputs { get; } = [.. inputs.Select(input => input.Tensor)];

    /// <summary>The order of each input's values in PyTorch, null where it is the order here.</summary>
    public IReadOnlyList<FeatureOrder?> InputOrders { get; } = [.. inputs.Select(input => input.Order)];

    /// <summary>The same of the output, for layers that know it.</summary>
    public FeatureOrder? OutputOrder { get; set; }

    public Tensor Input => Inputs[0];

    /// <summary>The tokens of each input that holds tokens; null for those that hold numbers.</summary>
    public IReadOnlyList<TokenSource?> InputTokens { get; } = [.. inputs.Select(input => input.Tokens)];

    /// <summary>Of an input, where in the row it begins.</summary>
    public int InputStart { get; init; }

    /// <summary>The tokens that the layer hands on, where it is an input that holds tokens.</summary>
    public TokenSource? OutputTokens { get; set; }

    /// <summary>The tokens the layer looks up.</summary>
    public IReadOnlyList<TokenUse> TokenUses => _tokenUses;

    /// <summary>The states of a network that is built for one step of a sequence, null where it is built for all, or what comes in is no sequence.</summary>
    public LayerStream? Stream { get; init; }

    /// <summary>Whether the formula is that of training or of inference.</summary>
    public bool Training { get; } = training;

    public IReadOnlyList<ParameterTensor> Parameters => _parameters;

    public IReadOnlyList<BufferModel> Buffers => _buffers;

    /// <summary>The new values of buffers, where this is training.</summary>
    public IReadOnlyList<UpdateTensor> Updates => _updates;

    /// <summary>The fewest samples a training batch may have.</summary>
    public int LeastBatch { get; set; } = 1;

    /// <summary>Numbers the output depends on besides parameters, for the architecture's fingerprint.</summary>
    public IReadOnlyList<string> Constants => _constants;

    /// <summary>The activation the output came from and its argument, where the layer ends in one.</summary>
    public (Activation Activation, Tensor Logits)? OutputActivation { get; private set; }

    /// <summary>
    /// A parameter of the layer; <paramref name="shape"/> is the stored shape, [in, out] for a matrix, and <paramref name="file"/> PyTorch's view
    /// where that is another; <paramref name="symbol"/> is the textbook's letter where the role has several, and <paramref name="blocks"/> are initialised each by itself.
    /// </summary>
    public Tensor Parameter(
        string parameter, int[] shape, ParameterRole role, int fanIn, int fanOut, Initializer initializer, double value, FileLayout? file = null,
        string? symbol = null, ParameterBlocks? blocks = null)
    {
        NetworkLimits.RequireParameters(Name, shape);
        var specification = new ParameterSpecification($"{Name}.{parameter}", new(shape), role, fanIn, fanOut, initializer, value, file, blocks);
        symbol ??= role switch { ParameterRole.Weight => "W", ParameterRole.Bias => "b", _ => "α" };
        var tensor = Graph.Parameter(specification, Symbol(symbol));
        _parameters.Add(tensor);
        return tensor;
    }

    /// <summary>Notes a number the output depends on besides parameters, and returns it.</summary>
    public double Constant(string name, double value)
    {
        _constants.Add($"{name}={BitConverter.DoubleToInt64Bits(value):X}");
        return value;
    }

    /// <summary>Notes that the layer looks tokens up in a table of so many rows.</summary>
    public void LookUp(TokenSource tokens, int vocabulary) => _tokenUses.Add(new(tokens.Positions, vocabulary));

    /// <summary>State that is saved and not optimised: as many values as there are channels, or one that counts.</summary>
    public BufferTensor Buffer(string buffer, int[] shape, double initialValue, FileLayout? file = null)
    {
        var tensor = Graph.Buffer($"{Name}.{buffer}", Shape.Fixed(shape), initialValue);
        tensor.Name = Symbol(buffer);
        _buffers.Add(new(tensor, shape.Length == 0, file));
        return tensor;
    }

    /// <summary>Gives a buffer a new value at the end of each training step.</summary>
    public void Update(BufferTensor buffer, Tensor value) => _updates.Add((UpdateTensor)Graph.Update(buffer, value));

    /// <summary>Applies an activation of the table to the layer's weighted sum.</summary>
    public Tensor Activate(Tensor z, Activation activation)
    {
        var row = ActivationTable.Of(activation);
        var alpha = Declaration.Double("Alpha", row.DefaultAlpha);
        var slope = row.Alpha == AlphaUse.Learnt
            ? Parameter("alpha", [1], ParameterRole.Scale, 1, 1, Initializer.Constant, alpha)
            : null;
        if (row.Alpha is AlphaUse.Constant or AlphaUse.Slope)
        {
            Constant("α", alpha);
        }

        var a = row.Apply(Graph, z, alpha, slope);
        OutputActivation = (activation, z);
        return a == z ? a : Named(a, "a");
    }

    /// <summary>Gives a tensor the textbook's letter with the layer's number, unless it has a name already.</summary>
    public Tensor Named(Tensor tensor, string letter)
    {
        if (tensor.Name.Length == 0)
        {
            tensor.Name = Symbol(letter);
        }

        return tensor;
    }

    public LayerException Mismatch(string? argument, string message, FittingSize? fitting = null) =>
        new(Descriptors.ShapeMismatch.Id, argument, $"{Declaration.Kind}: {message}") { Fitting = fitting };

    /// <summary>The same in a sentence that goes on from the layer's kind.</summary>
    public LayerException Misfit(string? argument, string predicate) =>
        new(Descriptors.ShapeMismatch.Id, argument, $"{Declaration.Kind} {predicate}");

    private string Symbol(string letter) => letter + (Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
