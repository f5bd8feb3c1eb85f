using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>One direction of a recurrent layer: its parameters, with PyTorch's names and layouts, and the products it makes with them.</summary>
internal sealed class RecurrentDirection
{
    /// <summary>Far below what a float beside it could tell, far enough above the denormals for products with weights.</summary>
    private const double LeastState = 1e-18;

    private readonly int _gates;
    private readonly Tensor _kernel;
    private readonly Tensor _recurrentKernel;
    private readonly (Tensor Input, Tensor State)? _biases;

    /// <summary>The direction with its parameters.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="gates">How many blocks of units the weights have side by side.</param>
    /// <param name="ordinal">Which of the layer's directions: the second has a set of parameters of its own.</param>
    /// <param name="isReversed">Whether it begins with the last step.</param>
    /// <param name="unitBias">The gate whose bias is initially 1, if any.</param>
    public RecurrentDirection(LayerContext layer, int gates, int ordinal, bool isReversed, int? unitBias)
    {
        (Layer, _gates, Ordinal, IsReversed, Units) = (layer, gates, ordinal, isReversed, layer.Declaration.Int("units"));
        _kernel = Weight("weight_ih_l0", "W", layer.Input.Shape.RowLength, "Kernel", Initializer.XavierUniform);
        _recurrentKernel = Weight("weight_hh_l0", "U", Units, "Recurrent", Initializer.Orthogonal);
        _biases = layer.Declaration.Bool("UseBias", true) ? (Bias("bias_ih_l0", "b", unitBias), Bias("bias_hh_l0", "v", null)) : null;
    }

    public LayerContext Layer { get; }

    public TensorGraph Graph => Layer.Graph;

    public int Units { get; }

    public int Ordinal { get; }

    public bool IsReversed { get; }

    /// <summary>The bias b_hh, where it is not added to the other.</summary>
    public Tensor? StateBias => _biases?.State;

    /// <summary>x·W of all steps, or of the one there is, with both biases or the first alone.</summary>
    public Tensor Projected(bool withStateBias)
    {
        var product = Layer.Stream is null
            ? Graph.Contract("n t i, i o -> n t o", Layer.Input, _kernel, Shape.Batched(Layer.Input.Shape.Axes[0], _gates * Units))
            : Graph.Contract("n i, i o -> n o", Graph.Reshape(Layer.Input, Layer.Input.Shape.RowLength), _kernel, Shape.Batched(_gates * Units));
        if (_biases is not { } biases)
        {
            return Named(product, "x");
        }

        var sum = Graph.Map(Argument(0) + Argument(1), product, biases.Input);
        return Named(withStateBias ? Graph.Map(Argument(0) + Argument(1), sum, biases.State) : sum, "x");
    }

    /// <summary>state·U of the columns of some gates.</summary>
    public Tensor Product(Tensor state, int firstGate, int gates) =>
        Graph.Contract("n i, i o -> n o", state, Gates(_recurrentKernel, firstGate, gates), Shape.Batched(gates * Units));

    public Tensor Product(Tensor state) => Product(state, 0, _gates);

    /// <summary>The columns of some gates of what has all of them along its last axis.</summary>
    public Tensor Gates(Tensor tensor, int first, int count) => Graph.Slice(tensor, tensor.Shape.Rank - 1, first * Units, count * Units);

    /// <summary>A function of a gate's columns, by the textbook's letter.</summary>
    public Tensor Gate(string letter, Tensor z, int index, Func<ScalarExpression, ScalarExpression> function) =>
        Named(Graph.Map(function(Argument(0)), Gates(z, index, 1)), letter);

    /// <summary>
    /// A state with 0 for what is next to nothing: decaying in silence it would end among the denormals, where a step takes many times as long. The
    /// gradient passes as if nothing had been done, which in training takes a difference.
    /// </summary>
    public Tensor Settled(Tensor state, string letter)
    {
        if (!Layer.Training)
        {
            return Named(Graph.Map(WhereLess(Abs(Argument(0)), LeastState, 0, Argument(0)), state), letter);
        }

        var faint = Graph.Map(WhereLess(Abs(Argument(0)), LeastState, Argument(0), 0), state);
        return Named(Graph.Map(Argument(0) - Argument(1), state, Graph.StopGradient(faint)), letter);
    }

    /// <summary>Gives a tensor the textbook's letter; those of the second direction are marked.</summary>
    public Tensor Named(Tensor tensor, string letter) => Layer.Named(tensor, Symbol(letter));

    /// <summary>A parameter's name in files.</summary>
    public string NameOf(string parameter) => Ordinal == 0 ? parameter : parameter + "_reverse";

    public string Symbol(string letter) => Ordinal == 0 ? letter : letter + "ʳ";

    private Tensor Weight(string name, string symbol, int inputs, string option, Initializer byDefault)
    {
        var (declaration, columns) = (Layer.Declaration, _gates * Units);
        var initializer = declaration.Enum(option + "Initializer", Initializer.Default);
        var value = initializer == Initializer.Constant ? declaration.Double(option + "Value", 0) : 0;
        return Layer.Parameter(
            NameOf(name), [inputs, columns], ParameterRole.Weight, inputs, columns, initializer == Initializer.Default ? byDefault : initializer, value,
            FeatureOrder.Transposed(inputs, columns, null), Symbol(symbol), new(_gates));
    }

    private Tensor Bias(string name, string symbol, int? unitBlock) => Layer.Parameter(
        NameOf(name), [_gates * Units], ParameterRole.Bias, Layer.Input.Shape.RowLength, _gates * Units, unitBlock is null ? Initializer.Zeros : Initializer.Ones, 0,
        symbol: Symbol(symbol), blocks: new(_gates, unitBlock));
}
