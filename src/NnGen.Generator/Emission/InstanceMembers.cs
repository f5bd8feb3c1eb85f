using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Emission;

/// <summary>The members a network object has: those of the static functions with its own parameters.</summary>
internal static class InstanceMembers
{
    public static string Write(NetworkPlan plan, string type, string code) => Write(plan, InputText.Of(plan.Model), type, code);

    private static string Write(NetworkPlan plan, InputText input, string type, string code) => $$"""
        /// <summary>Predicts n samples in inference mode. Allocates nothing, and may run on many threads at once.</summary>
        /// <param name="{{input.Name}}">n rows of <see cref="InputSize"/> {{input.Values}}.</param>
        /// <param name="outputs">n rows of <see cref="OutputSize"/> values, overwritten.</param>
        /// <exception cref="global::System.ArgumentException">A length does not fit, {{input.Fault}}or the spans overlap.</exception>
        public void Predict({{input.Span}} {{input.Name}}, global::System.Span<float> outputs) =>
            {{code}}Functions.Predict(_parameterMemory.Span, {{Buffers(plan.HasBuffers)}}{{input.Name}}, outputs);

        /// <summary>Creates the memory that <see cref="Forward({{input.Cref}}, global::System.Span{float}, global::NnGen.Workspace)"/> and Backward share.</summary>
        /// <param name="maxBatch">The most samples a call may have, at least 1.</param>
        public global::NnGen.Workspace CreateWorkspace(int maxBatch)
        {
            var workspace = global::NnGen.Workspace.For<{{type}}>(maxBatch);
            workspace.Seed = Seed;
            return workspace;
        }

        /// <summary>Runs n samples in training mode and keeps what Backward needs.{{(plan.HasBuffers ? " The samples are one batch, whose statistics the running averages take in." : "")}}</summary>
        /// <param name="{{input.Name}}">n rows of <see cref="InputSize"/> {{input.Values}}.</param>
        /// <param name="outputs">n rows of <see cref="OutputSize"/> values, overwritten.</param>
        /// <param name="workspace">Memory of <see cref="CreateWorkspace"/>.</param>
        /// <exception cref="global::System.ArgumentException">A length does not fit, {{input.Fault}}or n is more than the workspace holds.</exception>
        public void Forward({{input.Span}} {{input.Name}}, global::System.Span<float> outputs, global::NnGen.Workspace workspace) =>
            {{code}}Functions.Forward(_parameterMemory.Span, {{Buffers(plan.HasBuffers)}}{{input.Name}}, outputs, workspace);

        {{(plan.Model.ReadsTokens ? BackwardOfTokens(code) : Backward(code))}}

        /// <summary>Copies the <see cref="ParameterCount"/> parameters, layer by layer and without pads.</summary>
        public void CopyParametersTo(global::System.Span<float> destination) =>
            global::NnGen.CompilerServices.GeneratedCode.CopyParametersTo({{code}}Tables.Info, Parameters, destination);

        /// <summary>Sets the <see cref="ParameterCount"/> parameters, layer by layer and without pads.</summary>
        public void SetParameters(global::System.ReadOnlySpan<float> source) =>
            global::NnGen.CompilerServices.GeneratedCode.SetParameters({{code}}Tables.Info, Parameters, source);

        /// <summary>The table of layers: shapes, parameters and floating-point operations.</summary>
        public string Summary() => global::NnGen.CompilerServices.GeneratedCode.Summary({{code}}Tables.Info);
        """;

    private static string Backward(string code) => $$"""
        /// <summary>Propagates the gradients of a loss with respect to the last Forward's outputs.</summary>
        /// <param name="outputGradients">∂L/∂ŷ: n rows of <see cref="OutputSize"/> values.</param>
        /// <param name="inputGradients">∂L/∂x: n rows of <see cref="InputSize"/> values, overwritten; or empty.</param>
        /// <param name="workspace">The workspace of the last Forward.</param>
        /// <param name="gradients">∂L/∂θ is added to these <see cref="ParameterStorageLength"/> values.</param>
        /// <exception cref="global::System.ArgumentException">A length does not fit.</exception>
        public void Backward(
            global::System.ReadOnlySpan<float> outputGradients, global::System.Span<float> inputGradients, global::NnGen.Workspace workspace,
            global::System.Span<float> gradients) =>
            {{code}}Functions.Backward(_parameterMemory.Span, outputGradients, inputGradients, workspace, gradients);
        """;

    private static string BackwardOfTokens(string code) => $$"""
        /// <summary>Propagates the gradients of a loss with respect to the last Forward's outputs.</summary>
        /// <param name="outputGradients">∂L/∂ŷ: n rows of <see cref="OutputSize"/> values.</param>
        /// <param name="workspace">The workspace of the last Forward.</param>
        /// <param name="gradients">∂L/∂θ is added to these <see cref="ParameterStorageLength"/> values.</param>
        /// <exception cref="global::System.ArgumentException">A length does not fit.</exception>
        public void Backward(
            global::System.ReadOnlySpan<float> outputGradients, global::NnGen.Workspace workspace, global::System.Span<float> gradients) =>
            {{code}}Functions.Backward(_parameterMemory.Span, outputGradients, default, workspace, gradients);
        """;

    private static string Buffers(bool exist) => exist ? "_bufferMemory.Span, " : "";
}
