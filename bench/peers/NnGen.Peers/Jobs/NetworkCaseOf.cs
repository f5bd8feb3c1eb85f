namespace NnGen.Peers.Jobs;

/// <summary>Calls Predict <paramref name="times"/> times; written for each network, so that its own method is called and nothing between.</summary>
internal delegate void PredictLoop(int times, ReadOnlySpan<float> inputs, Span<float> outputs);

/// <summary>A case of one declared network.</summary>
/// <typeparam name="TNet">The network.</typeparam>
internal sealed class NetworkCase<TNet>(string name, int[] sizes, TNet net, PredictLoop predict, ImageStages? stages = null) : NetworkCase(name, sizes, stages)
    where TNet : class, INetwork<TNet>
{
    public override Action<int> Predict(int rows) =>
        times => predict(times, Inputs.Span[..(rows * TNet.InputSize)], Outputs.Span[..(rows * TNet.OutputSize)]);

    public override (Func<float> Step, Action<int> Repeat) Train(int rows, float learningRate)
    {
        var own = TNet.Create(net.Seed);
        net.Parameters.CopyTo(own.Parameters);
        var trainer = new Trainer<TNet>(own, new Adam(learningRate));
        float Step() => trainer.Step(Inputs.Span[..(rows * TNet.InputSize)], (ReadOnlySpan<int>)Labels.IntegerSpan[..rows]);
        return (Step, times =>
        {
            for (var i = 0; i < times; i++)
            {
                Step();
            }
        });
    }
}
