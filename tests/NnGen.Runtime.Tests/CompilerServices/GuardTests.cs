using NnGen.CompilerServices;

namespace NnGen.Tests.CompilerServices;

public class GuardTests
{
    private static readonly Workspace Fitting = new(4, 32, 16);

    [Fact]
    public void Counts_samples()
    {
        Assert.Equal(0, Predict(48, 0, 0));
        Assert.Equal(5, Predict(48, 15, 10));
        Assert.Equal(4, Guard.Forward(48, 48, new float[12], 3, new float[8], 2, Fitting, 32, 16));
        Assert.Equal(2, Guard.Deltas(48, 48, new float[6], 3, 4, 2, Fitting, 32, 16));
        Assert.Equal(2, Guard.Gradients(new float[6], 3, 4, 2, Fitting, 32, 16, 48, 48, 2, 3));
        Assert.Equal(2, Guard.Evaluate(48, 48, new float[6], 3, 2, 1, new float[4], 2, Fitting, 32, 16));
    }

    [Theory]
    [InlineData(47, 3, 2, "parameters", "parameters.Length must be 48 (ParameterStorageLength), but is 47.")]
    [InlineData(48, 4, 2, "inputs", "inputs.Length must be a multiple of 3 (InputSize), but is 4.")]
    [InlineData(48, 6, 3, "outputs", "outputs.Length must be 4 (2 samples × 2 OutputSize), but is 3.")]
    [InlineData(48, 0, 2, "outputs", "outputs.Length must be 0 (0 samples × 2 OutputSize), but is 2.")]
    public void Prediction_names_what_does_not_fit(int parameters, int inputs, int outputs, string name, string message) =>
        AssertThrows(() => Predict(parameters, inputs, outputs), name, message);

    [Fact]
    public void Prediction_refuses_overlap()
    {
        var shared = new float[10];
        AssertThrows(
            () => Guard.Predict(48, 48, shared.AsSpan(0, 3), 3, shared.AsSpan(2, 2), 2), "outputs",
            "outputs must not overlap inputs, but the two spans share memory.");
        Assert.Equal(1, Guard.Predict(48, 48, shared.AsSpan(0, 3), 3, shared.AsSpan(3, 2), 2));
    }

    [Fact]
    public void A_pass_refuses_a_missing_a_foreign_or_a_small_workspace()
    {
        Assert.Throws<ArgumentNullException>("workspace", () => Forward(3, null!));
        AssertThrows(
            () => Forward(3, new Workspace(4, 48, 16)), "workspace",
            "workspace must be one this network created (32 floats a sample and 16 besides), but it has 48 and 16: it belongs to another network.");
        AssertThrows(() => Forward(15, Fitting), "workspace", "workspace holds at most 4 samples (MaxBatch), but inputs has 5.");
    }

    [Fact]
    public void Backward_needs_a_forward_pass_and_fitting_lengths()
    {
        var workspace = new Workspace(4, 32, 16);
        Assert.Equal(
            "Call Forward with this workspace before Backward.",
            Assert.Throws<InvalidOperationException>(() => Backward(workspace, 4, 6, 48)).Message);
        workspace.BeginForward(2);
        Assert.Equal(2, Backward(workspace, 4, 6, 48));
        Assert.Equal(2, Backward(workspace, 4, 0, 48));
        AssertThrows(() => Backward(workspace, 2, 6, 48), "outputGradients", "outputGradients.Length must be 4 (2 samples × 2 OutputSize), but is 2.");
        AssertThrows(() => Backward(workspace, 4, 3, 48), "inputGradients", "inputGradients.Length must be 6 (2 samples × 3 InputSize), but is 3.");
        AssertThrows(() => Backward(workspace, 4, 6, 32), "gradients", "gradients.Length must be 48 (ParameterStorageLength), but is 32.");
    }

    [Fact]
    public void Training_needs_samples_and_fitting_targets_and_gradients()
    {
        AssertThrows(
            () => Guard.Deltas(48, 48, [], 3, 0, 2, Fitting, 32, 16), "inputs",
            "inputs.Length must be a positive multiple of 3 (InputSize), but is 0.");
        AssertThrows(
            () => Guard.Deltas(48, 48, new float[6], 3, 3, 2, Fitting, 32, 16), "targets",
            "targets.Length must be 4 (2 samples × 2 per sample), but is 3.");
        AssertThrows(
            () => Guard.Deltas(47, 48, new float[6], 3, 4, 2, Fitting, 32, 16), "parameters",
            "parameters.Length must be 48 (ParameterStorageLength), but is 47.");
        AssertThrows(
            () => Guard.Gradients(new float[6], 3, 4, 2, Fitting, 32, 16, 47, 48, 0, 1), "gradients",
            "gradients.Length must be 48 (ParameterStorageLength), but is 47.");
        AssertThrows(
            () => Guard.Gradients(new float[6], 3, 3, 2, Fitting, 32, 16, 48, 48, 0, 1), "targets",
            "targets.Length must be 4 (2 samples × 2 per sample), but is 3.");
        Assert.Throws<ArgumentOutOfRangeException>("part", () => Guard.Gradients(new float[6], 3, 4, 2, Fitting, 32, 16, 48, 48, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>("part", () => Guard.Gradients(new float[6], 3, 4, 2, Fitting, 32, 16, 48, 48, -1, 3));
    }

    [Fact]
    public void A_workspace_counts_its_passes()
    {
        var workspace = new Workspace(4, 32, 16) { Step = 10 };
        workspace.BeginForward(3);
        Assert.Equal((3, 11UL), (workspace.Count, workspace.Step));
        AssertThrows(() => workspace.BeginForward(5), "count", "The workspace holds at most 4 samples (MaxBatch), but there are 5.");
        Assert.Equal((3, 11UL), (workspace.Count, workspace.Step));
    }

    private static int Predict(int parameters, int inputs, int outputs) =>
        Guard.Predict(parameters, 48, new float[inputs], 3, new float[outputs], 2);

    private static int Forward(int inputs, Workspace workspace) =>
        Guard.Forward(48, 48, new float[inputs], 3, new float[inputs / 3 * 2], 2, workspace, 32, 16);

    private static int Backward(Workspace workspace, int outputGradients, int inputGradients, int gradients) =>
        Guard.Backward(48, 48, new float[outputGradients], 2, new float[inputGradients], 3, workspace, 32, 16, gradients);

    private static void AssertThrows(Action action, string name, string message)
    {
        var exception = Assert.Throws<ArgumentException>(name, action);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }
}
