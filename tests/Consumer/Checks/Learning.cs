using System;
using NnGen;

namespace Vendor.Controls.Checks;

/// <summary>Trains a network on made-up data and looks at what a user would look at.</summary>
internal static class Learning
{
    private const int Samples = 90;

    /// <summary>A regression: the targets are smooth functions of the inputs.</summary>
    public static void OnTargets<TNet>(TNet net, bool areProbabilities)
        where TNet : class, INetwork<TNet>
    {
        var (inputs, targets) = (Inputs(TNet.InputSize), new float[Samples * TNet.OutputSize]);
        for (var i = 0; i < targets.Length; i++)
        {
            var x = inputs[i / TNet.OutputSize * TNet.InputSize];
            targets[i] = areProbabilities ? (x > 0 ? 1 : 0) : (0.5f * x) + 0.1f;
        }

        Improves(net, Dataset.FromTargets(inputs, TNet.InputSize, targets, TNet.OutputSize));
    }

    /// <summary>A classification: the class is the largest of the first inputs.</summary>
    public static void OnLabels<TNet>(TNet net)
        where TNet : class, INetwork<TNet>
    {
        var (inputs, labels) = (Inputs(TNet.InputSize), new int[Samples]);
        for (var row = 0; row < Samples; row++)
        {
            var scores = inputs.AsSpan(row * TNet.InputSize, TNet.OutputSize);
            for (var i = 1; i < scores.Length; i++)
            {
                labels[row] = scores[i] > scores[labels[row]] ? i : labels[row];
            }
        }

        Improves(net, Dataset.FromLabels(inputs, TNet.InputSize, labels));
    }

    private static void Improves<TNet>(TNet net, Dataset data)
        where TNet : class, INetwork<TNet>
    {
        var name = TNet.Info.Name;
        var trainer = new Trainer<TNet>(net, new Adam(learningRate: 0.01f));
        var before = trainer.Evaluate(data).Loss;
        var history = trainer.Fit(data, new FitOptions { Epochs = 40, BatchSize = 16, Seed = 1 });
        var after = trainer.Evaluate(data);
        Expect.That(after.Loss < 0.5f * before, $"{name} learns: {before} before, {after.Loss} after");
        Expect.That(history.Epochs.Count == 40, $"{name} has 40 epochs");
        Console.WriteLine($"{name,-8} loss {before:F4} -> {after.Loss:F4}{(after.Accuracy is { } accuracy ? $"  accuracy {accuracy:P0}" : "")}");
    }

    private static float[] Inputs(int size)
    {
        var random = new RandomSource(seed: 5);
        var inputs = new float[Samples * size];
        foreach (ref var input in inputs.AsSpan())
        {
            input = random.NextNormal();
        }

        return inputs;
    }
}
