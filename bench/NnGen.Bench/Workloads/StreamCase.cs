using NnGen.Bench.Baselines.Recurrent;
using NnGen.Bench.Goals;
using NnGen.CompilerServices;

namespace NnGen.Bench.Workloads;

/// <summary>One step of a network that streams, whose output is the next step's first input, by NnGen and by plain loops.</summary>
internal static class StreamCase
{
    private const int Steps = 20;
    private const int Inputs = 8;

    /// <summary>Takes in a step, whose values it may change, and gives the output.</summary>
    public delegate float Step(Span<float> input);

    /// <summary>The parameters of a network in their logical order.</summary>
    public static float[] ParametersOf<TNet>(TNet net)
        where TNet : class, INetwork<TNet>
    {
        var parameters = new float[TNet.ParameterCount];
        GeneratedCode.CopyParametersTo(TNet.Info, net.Parameters, parameters);
        return parameters;
    }

    /// <summary>The job, checked.</summary>
    /// <param name="network">The layers' sizes.</param>
    /// <param name="parameterCount">The parameters, which every step loads.</param>
    /// <param name="goal">What a step should take.</param>
    /// <param name="step">A step by NnGen.</param>
    /// <param name="loops">The same by plain loops.</param>
    /// <exception cref="InvalidOperationException">They do not compute the same.</exception>
    public static Workload Of(string network, int parameterCount, Goal goal, Step step, LoopRecurrence loops)
    {
        float[] Values(Step take) => [.. Enumerable.Range(0, Steps).Select(i => take(RandomValues.Create(Inputs, i).Span))];

        Agreement.CheckValues(network, "the outputs of its steps", Values(input => loops.Step(input)), Values(step));
        var bytes = sizeof(float) * (long)parameterCount;
        return new(network, Work.StreamedStep, 2L * parameterCount, bytes, bytes)
        {
            Goal = goal,
            NnGen = Repeat(step),
            Loops = Repeat(input => loops.Step(input)),
            Tensors = null,
        };
    }

    private static Action<int> Repeat(Step step)
    {
        var input = RandomValues.Create(Inputs, 1);
        return times =>
        {
            for (var i = 0; i < times; i++)
            {
                input.Span[0] = step(input.Span);
            }
        };
    }
}
