using System;
using NnGen;

namespace Vendor.Controls.Checks;

/// <summary>Holds what is promised of predictions: the same seed the same bits, a row alone the same as in a batch, wrong lengths refused.</summary>
internal static class Prediction
{
    private const int Rows = 37;

    public static void Of<TNet>()
        where TNet : class, INetwork<TNet>
    {
        var name = TNet.Info.Name;
        var (net, twin) = (TNet.Create(seed: 3), TNet.Create(seed: 3));
        var (inputs, outputs, alone) = (new float[Rows * TNet.InputSize], new float[Rows * TNet.OutputSize], new float[Rows * TNet.OutputSize]);
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (i * 7 % 11 / 11f) - 0.5f;
        }

        TNet.Predict(net.Parameters, net.Buffers, inputs, outputs);
        for (var row = 0; row < Rows; row++)
        {
            var output = alone.AsSpan(row * TNet.OutputSize, TNet.OutputSize);
            TNet.Predict(twin.Parameters, twin.Buffers, inputs.AsSpan(row * TNet.InputSize, TNet.InputSize), output);
        }

        Expect.That(outputs.AsSpan().SequenceEqual(alone), $"{name} gives the same bits for a row alone");
        Expect.That(outputs.AsSpan().ContainsAnyExcept(outputs[0]), $"{name}'s outputs differ");
        Expect.That(IsRefused(() => TNet.Predict(net.Parameters, net.Buffers, inputs, new float[1])), $"{name} refuses a wrong length");
    }

    private static bool IsRefused(Action call)
    {
        try
        {
            call();
            return false;
        }
        catch (ArgumentException exception)
        {
            return exception.ParamName is not null;
        }
    }
}
