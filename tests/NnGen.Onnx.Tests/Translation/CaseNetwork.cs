using NnGen.Emission.Tests.Compilation;

namespace NnGen.Onnx.Tests.Translation;

/// <summary>A case as a network.</summary>
/// <param name="Draft">The declaration and the parameters.</param>
/// <param name="Inputs">The samples.</param>
/// <param name="Expected">What the case says comes out, in the order the network has it in.</param>
internal sealed record CaseNetwork(NetworkDraft Draft, float[] Inputs, float[] Expected)
{
    /// <summary>How the outputs are computed where it is not by Predict: from the network, its parameters, buffers and inputs.</summary>
    public Func<NetworkUnderTest, float[], float[], float[], float[]> Compute { get; init; } = Predict;

    private static float[] Predict(NetworkUnderTest network, float[] parameters, float[] buffers, float[] inputs)
    {
        var outputs = new float[inputs.Length / network.InputSize * network.OutputSize];
        network.Predict(parameters, buffers, inputs, outputs);
        return outputs;
    }
}
