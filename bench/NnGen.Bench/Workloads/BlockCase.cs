using NnGen.Bench.Baselines.Attention;
using NnGen.Bench.Goals;
using NnGen.Bench.Networks;

namespace NnGen.Bench.Workloads;

/// <summary>A transformer block's forward pass on one sequence, by NnGen and by plain loops. Products with masked positions count as work.</summary>
internal static class BlockCase
{
    private const int Tokens = 32;
    private const int Width = 64;
    private const int Hidden = 256;

    /// <summary>The job, checked.</summary>
    public static Workload Of(string network, Goal goal)
    {
        const long Products = Tokens * ((Width * 3L * Width) + (2 * Tokens * Width) + (Width * Width) + (2 * Width * Hidden));
        const long Bytes = sizeof(float) * ((long)TransformerBlock.ParameterCount + (2 * Tokens * Width));
        var net = new TransformerBlock(seed: 1);
        var loops = new LoopTransformerBlock(Tokens, Width, heads: 4, Hidden, StreamCase.ParametersOf(net));
        var (x, y, other) = (RandomValues.Create(Tokens * Width, 1), new float[Tokens * Width], new float[Tokens * Width]);
        net.Predict(x.Span, y);
        loops.Forward(x.Span, other);
        Agreement.CheckValues(network, "the outputs", y, other);
        return new(network, Work.OneSample, 2 * Products, Bytes, Bytes)
        {
            Goal = goal,
            NnGen = times =>
            {
                for (var i = 0; i < times; i++)
                {
                    net.Predict(x.Span, y);
                }
            },
            Loops = times =>
            {
                for (var i = 0; i < times; i++)
                {
                    loops.Forward(x.Span, other);
                }
            },
            Tensors = null,
        };
    }
}
