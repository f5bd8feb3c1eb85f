using System.Numerics.Tensors;

namespace NnGen.Bench.Baselines;

/// <summary>The network over System.Numerics.Tensors: every loop over a row is one call of <see cref="TensorPrimitives"/>.</summary>
internal sealed class TensorNetwork(int[] sizes, bool classifies) : BaselineNetwork(sizes, classifies)
{
    /// <summary>Adam takes its passes over pieces that stay in the first cache.</summary>
    private const int BlockLength = 1024;

    private readonly float[] _scratch = new float[BlockLength];

    protected override void Dense(Layer layer, ReadOnlySpan<float> x, Span<float> y)
    {
        for (var o = 0; o < y.Length; o++)
        {
            var w = Parameters.AsSpan(layer.Offset + (o * layer.Inputs), layer.Inputs);
            y[o] = Parameters[layer.Bias + o] + TensorPrimitives.Dot(w, x);
        }
    }

    protected override void Tanh(Span<float> y) => TensorPrimitives.Tanh(y, y);

    protected override void ReLU(Span<float> y) => TensorPrimitives.Max(y, 0f, y);

    protected override void Softmax(Span<float> y)
    {
        TensorPrimitives.Subtract(y, TensorPrimitives.Max(y), y);
        TensorPrimitives.SoftMax(y, y);
    }

    protected override void AddGradients(Layer layer, ReadOnlySpan<float> delta, ReadOnlySpan<float> x)
    {
        for (var o = 0; o < delta.Length; o++)
        {
            var dw = Gradients.AsSpan(layer.Offset + (o * layer.Inputs), layer.Inputs);
            TensorPrimitives.MultiplyAdd(x, delta[o], dw, dw);
        }

        var db = Gradients.AsSpan(layer.Bias, layer.Outputs);
        TensorPrimitives.Add(db, delta, db);
    }

    protected override void InputGradients(Layer layer, ReadOnlySpan<float> delta, Span<float> dx)
    {
        dx.Clear();
        for (var o = 0; o < delta.Length; o++)
        {
            TensorPrimitives.MultiplyAdd(Parameters.AsSpan(layer.Offset + (o * layer.Inputs), layer.Inputs), delta[o], dx, dx);
        }
    }

    protected override void TanhGradient(ReadOnlySpan<float> y, Span<float> delta)
    {
        var square = _scratch.AsSpan(0, y.Length);
        TensorPrimitives.Multiply(y, y, square);
        TensorPrimitives.Subtract(1f, square, square);
        TensorPrimitives.Multiply(delta, square, delta);
    }

    protected override void ReLUGradient(ReadOnlySpan<float> y, Span<float> delta)
    {
        for (var i = 0; i < delta.Length; i++)
        {
            delta[i] = y[i] > 0 ? delta[i] : 0;
        }
    }

    protected override void Adam(float step, float correction)
    {
        for (var start = 0; start < Parameters.Length; start += BlockLength)
        {
            var length = Math.Min(BlockLength, Parameters.Length - start);
            var w = Parameters.AsSpan(start, length);
            var g = Gradients.AsSpan(start, length);
            var m = Mean.AsSpan(start, length);
            var v = Square.AsSpan(start, length);
            var scratch = _scratch.AsSpan(0, length);
            TensorPrimitives.Multiply(m, 0.9f, m);
            TensorPrimitives.MultiplyAdd(g, 1 - 0.9f, m, m);
            TensorPrimitives.Multiply(g, g, scratch);
            TensorPrimitives.Multiply(v, 0.999f, v);
            TensorPrimitives.MultiplyAdd(scratch, 1 - 0.999f, v, v);
            TensorPrimitives.Sqrt(v, scratch);
            TensorPrimitives.Multiply(scratch, correction, scratch);
            TensorPrimitives.Add(scratch, 1e-8f, scratch);
            TensorPrimitives.Divide(m, scratch, scratch);
            TensorPrimitives.MultiplyAdd(scratch, -step, w, w);
        }
    }
}
