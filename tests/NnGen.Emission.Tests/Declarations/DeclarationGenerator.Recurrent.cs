using NnGen.Generator;

namespace NnGen.Emission.Tests.Declarations;

/// <content>Recurrent layers.</content>
internal sealed partial class DeclarationGenerator
{
    // Bounded ones: a state that grows from step to step leaves central differences no digits.
    private static readonly Activation[] OfStates = [Activation.Tanh, Activation.Sigmoid, Activation.Softmax];

    private void AddRecurrent()
    {
        var kind = Draw(["SimpleRNN", "LSTM", "GRU"]);
        var (both, all) = (Chance(0.3), Chance(0.6));
        var (time, most) = (all ? _shape[0] : 1, _isWide ? 37 : 20);
        var units = Math.Clamp(Size(), 2, Math.Clamp(MaxSample / time / (both ? 2 : 1), 2, most));
        var activation = Draw(OfStates);
        string[] options =
        [
            Axes([units]),
            kind == "SimpleRNN" && activation != Activation.Tanh ? $"Activation.{activation}" : "",
            all ? "ReturnSequences = true" : "",
            both ? "Bidirectional = true" : Chance(0.2) ? "GoBackwards = true" : "",
            kind == "GRU" && Chance(0.4) ? "ResetAfter = false" : "",
            kind == "GRU" && Chance(0.3) ? "UpdateGate = UpdateGate.Replaces" : "",
            Chance(0.2) ? "UseBias = false" : "",
        ];
        var features = both ? 2 * units : units;
        Append(kind, string.Join(", ", options.Where(option => option.Length > 0)), all ? [_shape[0], features] : [features]);
    }
}
