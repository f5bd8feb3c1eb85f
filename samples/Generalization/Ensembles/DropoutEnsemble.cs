using Generalizing.Regularizers;
using NnGen;

namespace Generalizing.Ensembles;

/// <summary>How far the prediction is from the normalized geometric mean of so many sub-networks: the largest difference of a probability.</summary>
public readonly record struct Distance(int SubNetworks, double OneLayer, double TwoLayers);

/// <summary>
/// Dropout's prediction against what it stands for, the geometric mean of the sub-networks that masks leave, each drawn by a forward pass in
/// training mode. NnGen divides by 1 − p in training instead of multiplying by it in prediction; both are the same network. Where only a softmax follows
/// the dropout, the prediction is the geometric mean over all masks; where nonlinearities follow, it comes near.
/// </summary>
public sealed class DropoutEnsemble
{
    private const int Batch = 256;
    private const int Batches = 64;
    private const int Images = 5;

    public DropoutEnsemble(Dataset digits)
    {
        var (one, two) = (Measure<DropoutNet>(digits), Measure<DeepDropoutNet>(digits));
        Distances = [.. one.Zip(two, (first, second) => new Distance(first.Count, first.Difference, second.Difference))];
    }

    /// <summary>For 256, 512, … sub-networks.</summary>
    public IReadOnlyList<Distance> Distances { get; }

    private static List<(int Count, double Difference)> Measure<TNet>(Dataset digits)
        where TNet : class, INetwork<TNet>
    {
        var data = new NoisyDigits(digits, seed: 1);
        var net = TNet.Create(seed: 1);
        new Trainer<TNet>(net, new Adam(learningRate: 3e-3f)).Fit(data.Train, new FitOptions { Epochs = 20, BatchSize = 20 });
        var worst = new SortedDictionary<int, double>();
        for (var image = 0; image < Images; image++)
        {
            foreach (var (count, difference) in Measure(net, data.Test.Input(image), (ulong)image))
            {
                worst[count] = Math.Max(worst.GetValueOrDefault(count), difference);
            }
        }

        return [.. worst.Select(pair => (pair.Key, pair.Value))];
    }

    private static IEnumerable<(int Count, double Difference)> Measure<TNet>(TNet net, ReadOnlySpan<float> image, ulong seed)
        where TNet : class, INetwork<TNet>
    {
        var results = new List<(int, double)>();
        var workspace = Workspace.For<TNet>(Batch);
        workspace.Seed = seed;
        var (inputs, outputs, logarithms) = (new float[Batch * TNet.InputSize], new float[Batch * TNet.OutputSize], new double[TNet.OutputSize]);
        for (var row = 0; row < Batch; row++)
        {
            image.CopyTo(inputs.AsSpan(row * TNet.InputSize));
        }

        var predicted = new float[TNet.OutputSize];
        TNet.Predict(net.Parameters, net.Buffers, image, predicted);
        for (var batch = 1; batch <= Batches; batch++)
        {
            TNet.Forward(net.Parameters, net.Buffers, inputs, outputs, workspace);
            for (var i = 0; i < outputs.Length; i++)
            {
                logarithms[i % TNet.OutputSize] += Math.Log(Math.Max(outputs[i], float.Epsilon));
            }

            if (int.IsPow2(batch))
            {
                results.Add((batch * Batch, Difference(logarithms, batch * Batch, predicted)));
            }
        }

        return results;
    }

    private static double Difference(double[] logarithms, int count, float[] predicted)
    {
        double[] means = [.. logarithms.Select(sum => Math.Exp(sum / count))];
        var total = means.Sum();
        return means.Zip(predicted, (mean, probability) => Math.Abs((mean / total) - probability)).Max();
    }
}
