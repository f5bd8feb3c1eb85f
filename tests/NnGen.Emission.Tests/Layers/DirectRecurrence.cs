namespace NnGen.Emission.Tests.Layers;

/// <summary>The recurrent layers' formulas over one sequence, one number after the other; weights are stored as [in, gates·units].</summary>
internal sealed class DirectRecurrence(int features, int units, double[] w, double[] u, double[]? inputBias, double[]? stateBias)
{
    /// <summary>The states after every step in the order of time.</summary>
    /// <param name="sequence">The sequence, (time, features).</param>
    /// <param name="reversed">Whether to begin with its last element.</param>
    /// <param name="step">The states after a step from its input and the states before it; the first is the output.</param>
    /// <param name="states">The number of states.</param>
    public double[][] Run(double[] sequence, bool reversed, int states, Func<double[], double[][], double[][]> step)
    {
        var elements = sequence.Chunk(features).ToArray();
        var outputs = new double[elements.Length][];
        double[][] carried = [.. Enumerable.Range(0, states).Select(_ => new double[units])];
        for (var i = 0; i < elements.Length; i++)
        {
            var t = reversed ? elements.Length - 1 - i : i;
            carried = step(elements[t], carried);
            outputs[t] = carried[0];
        }

        return outputs;
    }

    public Func<double[], double[][], double[][]> Simple(Func<double, double> activation) =>
        (x, states) => [Each(i => activation(Input(x, 0, i) + State(states[0], 0, i)))];

    public double[][] Memory(double[] x, double[][] states)
    {
        double Gate(int gate, int i) => Input(x, gate, i) + State(states[0], gate, i);
        var c = Each(i => (Sigmoid(Gate(1, i)) * states[1][i]) + (Sigmoid(Gate(0, i)) * Math.Tanh(Gate(2, i))));
        return [Each(i => Sigmoid(Gate(3, i)) * Math.Tanh(c[i])), c];
    }

    public Func<double[], double[][], double[][]> Gated(bool resetAfter, bool keeps) => (x, states) =>
    {
        var h = states[0];
        var r = Each(i => Sigmoid(Input(x, 0, i) + State(h, 0, i)));
        var z = Each(i => Sigmoid(Input(x, 1, i) + State(h, 1, i)));
        var reset = Each(i => r[i] * h[i]);
        var n = Each(i => Math.Tanh(Input(x, 2, i) + (resetAfter ? r[i] * State(h, 2, i) : State(reset, 2, i))));
        return [Each(i => keeps ? ((1 - z[i]) * n[i]) + (z[i] * h[i]) : ((1 - z[i]) * h[i]) + (z[i] * n[i]))];
    };

    private double[] Each(Func<int, double> value) => [.. Enumerable.Range(0, units).Select(value)];

    private double Input(double[] x, int gate, int i) => Sum(x, w, inputBias, gate, i);

    private double State(double[] h, int gate, int i) => Sum(h, u, stateBias, gate, i);

    private double Sum(double[] row, double[] weights, double[]? bias, int gate, int i)
    {
        var (columns, column) = (weights.Length / row.Length, (gate * units) + i);
        return (bias?[column] ?? 0) + row.Select((value, k) => value * weights[(k * columns) + column]).Sum();
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
