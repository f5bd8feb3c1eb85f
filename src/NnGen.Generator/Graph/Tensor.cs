namespace NnGen.Generator.Graph;

/// <summary>A node of the <see cref="TensorGraph"/>: a value of known shape, computed from its operands by one primitive.</summary>
internal abstract class Tensor(Shape shape, params Tensor[] operands)
{
    /// <summary>The position in the graph; operands always come first.</summary>
    public int Id { get; private set; } = -1;

    public Shape Shape { get; } = shape;

    public IReadOnlyList<Tensor> Operands { get; } = operands;

    /// <summary>The textbook's name, as <c>z1</c> or <c>δ2</c>; empty for a value that only exists inside a formula.</summary>
    public string Name { get; set; } = "";

    /// <summary>The layer whose formula made this, or −1.</summary>
    public int Layer { get; private set; } = -1;

    /// <summary>What makes two tensors of one graph the same value, operands apart.</summary>
    public abstract object Key { get; }

    /// <summary>The loop in whose body this is computed, once for each step; null outside all loops.</summary>
    public ScanLoop? Loop { get; private set; }

    /// <summary>The loop that this is the step or the state of.</summary>
    public virtual ScanLoop? OwnLoop => null;

    /// <summary>Whether this is what a loop leaves behind.</summary>
    public virtual bool IsOutsideLoops => false;

    public void Enter(int id, int layer) => (Id, Layer, Loop) = (id, layer, IsOutsideLoops ? null : OwnLoop ?? LoopOfOperands());

    /// <summary>The gradients of a loop's body belong to the loop that computes them, though they are written in terms of the body.</summary>
    private ScanLoop? LoopOfOperands()
    {
        ScanLoop? loop = null;
        foreach (var other in Operands.Select(operand => operand.Loop).OfType<ScanLoop>())
        {
            loop = loop is null || loop == other || other.Differentiated == loop ? other
                : loop.Differentiated == other ? loop
                : throw new ArgumentException("A tensor cannot belong to the bodies of two loops.");
        }

        return loop;
    }

    public override string ToString() => $"{(Name.Length > 0 ? Name : "t" + Id)}: {Shape}";
}

internal enum InputKind
{
    /// <summary>Floats, a row for each sample.</summary>
    Rows,

    /// <summary>Integer class labels, one for each row.</summary>
    Labels,

    /// <summary>Integers that number rows of tables.</summary>
    Tokens,

    /// <summary>One float given with the call.</summary>
    Scalar,

    /// <summary>N, the number of samples of the whole batch.</summary>
    BatchSize,
}

/// <summary>A value handed in by the caller.</summary>
internal sealed class InputTensor(string name, InputKind kind, Shape shape) : Tensor(shape)
{
    public string InputName { get; } = name;

    public InputKind Kind { get; } = kind;

    public override object Key => (nameof(InputTensor), InputName);
}

/// <summary>A learnt parameter.</summary>
internal sealed class ParameterTensor(ParameterSpecification specification) : Tensor(Shape.Fixed([.. specification.Shape]))
{
    public ParameterSpecification Specification { get; } = specification;

    public override object Key => (nameof(ParameterTensor), Specification.Name);
}

/// <summary>State that is saved and not optimised, such as a running average.</summary>
internal sealed class BufferTensor(string name, Shape shape, double initialValue) : Tensor(shape)
{
    public string BufferName { get; } = name;

    public double InitialValue { get; } = initialValue;

    public override object Key => (nameof(BufferTensor), BufferName);
}

/// <summary>
/// A sum of products over an iteration space: out[<see cref="OutputMap"/>(i)] += left[<see cref="LeftMap"/>(i)] · right[<see cref="RightMap"/>(i)].
/// Matrix products, convolutions, attention and all their gradients are of this form; a gradient permutes the three roles.
/// </summary>
internal sealed class ContractTensor(
    Tensor left, Tensor right, IterationSpace space, AffineMap leftMap, AffineMap rightMap, AffineMap outputMap, Shape shape)
    : Tensor(shape, left, right)
{
    public Tensor Left => Operands[0];

    public Tensor Right => Operands[1];

    public IterationSpace Space { get; } = space;

    public AffineMap LeftMap { get; } = leftMap;

    public AffineMap RightMap { get; } = rightMap;

    public AffineMap OutputMap { get; } = outputMap;

    public override object Key => (nameof(ContractTensor), Space, LeftMap, RightMap, OutputMap, Shape);
}

/// <summary>A scalar formula applied to each element of operands that broadcast as NumPy's do.</summary>
internal sealed class MapTensor(ScalarExpression expression, Shape shape, params Tensor[] operands) : Tensor(shape, operands)
{
    public ScalarExpression Expression { get; } = expression;

    public override object Key => (nameof(MapTensor), Expression, Shape);
}

internal enum ReduceKind
{
    Sum,
    Max,

    /// <summary>The position of the first maximum, as a number.</summary>
    ArgMax,
    LogSumExp,
}

/// <summary>A reduction over axes, which stay with extent 1; over N the batch axis vanishes.</summary>
internal sealed class ReduceTensor(ReduceKind kind, Tensor operand, bool overBatch, EquatableArray<int> axes, Shape shape) : Tensor(shape, operand)
{
    public ReduceKind Kind { get; } = kind;

    public bool OverBatch { get; } = overBatch;

    /// <summary>The axes, N not counted, in ascending order.</summary>
    public EquatableArray<int> Axes { get; } = axes;

    public override object Key => (nameof(ReduceTensor), Kind, OverBatch, Axes);
}

/// <summary>The same elements in the same order under another shape (of one sample).</summary>
internal sealed class ReshapeTensor(Tensor operand, Shape shape) : Tensor(shape, operand)
{
    public override object Key => (nameof(ReshapeTensor), Shape);
}

/// <summary>
/// A view through an affine map: out[i] = operand[map(i)]: transposition, slice, stride, window.
/// The map is over the axes of the output, N first where there is one.
/// </summary>
internal sealed class AffineViewTensor(Tensor operand, AffineMap map, Shape shape) : Tensor(shape, operand)
{
    public AffineMap Map { get; } = map;

    public override object Key => (nameof(AffineViewTensor), Map, Shape);
}

/// <summary>The operands one after the other along an axis (N not counted).</summary>
internal sealed class ConcatenateTensor(int axis, Shape shape, params Tensor[] operands) : Tensor(shape, operands)
{
    public int Axis { get; } = axis;

    public override object Key => (nameof(ConcatenateTensor), Axis);
}

/// <summary>
/// The operand among copies of one value (zero, unless said otherwise): so many before, after and between two elements along each axis, N not counted.
/// </summary>
internal sealed class PadTensor(
    Tensor operand, EquatableArray<int> before, EquatableArray<int> after, EquatableArray<int> between, double value, Shape shape) : Tensor(shape, operand)
{
    public EquatableArray<int> Before { get; } = before;

    public EquatableArray<int> After { get; } = after;

    public EquatableArray<int> Between { get; } = between;

    public double Value { get; } = value;

    public override object Key => (nameof(PadTensor), Before, After, Between, Value);
}

internal enum Distribution
{
    /// <summary>[0, 1).</summary>
    Uniform,

    /// <summary>Mean 0, variance 1.</summary>
    Normal,
}

/// <summary>Random numbers from a counter-based generator: a pure function of seed, stream, step, row and element.</summary>
internal sealed class RandomTensor(Distribution distribution, int stream, Shape shape) : Tensor(shape)
{
    public Distribution Distribution { get; } = distribution;

    public int Stream { get; } = stream;

    public override object Key => (nameof(RandomTensor), Distribution, Stream, Shape);
}

/// <summary>The operand, through which no gradient flows.</summary>
internal sealed class StopGradientTensor(Tensor operand) : Tensor(operand.Shape, operand)
{
    public override object Key => nameof(StopGradientTensor);
}

/// <summary>A new value for a buffer, a named output of the training graph.</summary>
internal sealed class UpdateTensor(BufferTensor buffer, Tensor value) : Tensor(value.Shape, buffer, value)
{
    public BufferTensor Buffer => (BufferTensor)Operands[0];

    public Tensor Value => Operands[1];

    public override object Key => nameof(UpdateTensor);
}
