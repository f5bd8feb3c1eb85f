namespace NnGen.Bench.Baselines;

/// <summary>A dense layer of a baseline: its place in the flat block of parameters, weights [out][in] and then biases.</summary>
internal sealed record Layer(int Inputs, int Outputs, int Offset)
{
    public int Bias => Offset + (Inputs * Outputs);

    public int End => Bias + Outputs;
}
