using NnGen.Onnx.Tests.Reading;

namespace NnGen.Onnx.Tests.Translation;

/// <summary>One attempt to write a model as a network, in one layout.</summary>
internal sealed class GraphTranslation
{
    private readonly Dictionary<string, Value> _values = [];
    private readonly List<(string Name, OnnxTensor Tensor)> _data = [];

    public GraphTranslation(OnnxCase @case, Layout layout)
    {
        (Case, Layout) = (@case, layout);
        Constants = new(@case.Model.Initializers);
        foreach (var (name, tensor) in @case.Model.Inputs.Zip(@case.Inputs))
        {
            if (OperatorTable.IsParameter(@case.Model, name))
            {
                Constants.Add(name, tensor);
            }
            else
            {
                _data.Add((name, tensor));
            }
        }

        DeclareInputs();
    }

    public OnnxCase Case { get; }

    public Layout Layout { get; }

    public NetworkDraft Draft { get; } = new();

    public Dictionary<string, OnnxTensor> Constants { get; }

    /// <summary>The model's one input that is no parameter, with an axis moved as the layout says.</summary>
    public OnnxTensor Input => _data[0].Tensor;

    /// <summary>The network's inputs, sample after sample.</summary>
    public float[] Inputs => _data.Count == 1
        ? Axes.Move(Input.Singles, Input.Axes, Last(Input.Axes.Length)) : [.. _data.SelectMany(input => input.Tensor.Singles)];

    /// <summary>The axes of one sample of a tensor.</summary>
    public int[] Shape(Value value)
    {
        int[] axes = [.. Axes.Move(value.Axes, value.Last).Skip(Layout.IsBatched ? 1 : 0)];
        return axes.Length == 0 ? [1] : axes;
    }

    public Value Data(string name)
    {
        if (_values.TryGetValue(name, out var value))
        {
            return value;
        }

        if (Layout.IsBatched)
        {
            throw new OtherLayoutException(Layout with { IsBatched = false });
        }

        var constant = Constants[name];
        var size = Axes.Size(constant.Axes);
        var layer = Draft.Dense(FlatInput(), size, new float[Axes.Size(Draft.InputShape) * size], constant.Singles);
        return _values[name] = Reshaped(layer, constant.Axes);
    }

    public void Set(string name, Value value) => _values[name] = value;

    /// <summary>Some elements of a sample in a new order, times a factor: a product with a matrix of zeros and one factor a column.</summary>
    public Value Select(Value value, IReadOnlyList<int> elements, int[] axes, float factor = 1)
    {
        var shape = Shape(value);
        var weight = new float[Axes.Size(shape) * elements.Count];
        for (var i = 0; i < elements.Count; i++)
        {
            weight[(elements[i] * elements.Count) + i] = factor;
        }

        return Reshaped(Draft.Dense(Draft.Reshape(value.Layer, shape, [Axes.Size(shape)]), elements.Count, weight), axes);
    }

    /// <summary>The values of a layer with one axis under the axes of a whole tensor.</summary>
    public Value Reshaped(string layer, int[] axes)
    {
        var value = new Value(layer, axes, axes.Length - 1);
        return value with { Layer = Draft.Reshape(layer, [Axes.Size(axes)], Shape(value)) };
    }

    private void DeclareInputs()
    {
        if (Layout.IsBatched && (_data.Count != 1 || Input.Axes.Length < 2))
        {
            throw new OtherLayoutException(Layout with { IsBatched = false });
        }

        if (_data.Count == 1)
        {
            var value = new Value("input", Input.Axes, Last(Input.Axes.Length));
            Draft.InputShape = Shape(value);
            _values.Add(_data[0].Name, value);
            return;
        }

        Draft.InputShape = [_data.Sum(input => Axes.Size(input.Tensor.Axes))];
        var all = new Value("input", Draft.InputShape, 0);
        var start = 0;
        foreach (var (name, tensor) in _data)
        {
            var size = Axes.Size(tensor.Axes);
            _values.Add(name, Select(all, [.. Enumerable.Range(start, size)], tensor.Axes));
            start += size;
        }
    }

    private int Last(int rank) => Layout.Last ?? rank - 1;

    private string FlatInput() => Draft.Reshape("input", Draft.InputShape, [Axes.Size(Draft.InputShape)]);
}
