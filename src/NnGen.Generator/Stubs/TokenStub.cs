namespace NnGen.Generator.Stubs;

/// <summary>The members that a faulty network with embeddings has besides: code may call them, whatever input the faults leave it.</summary>
internal static class TokenStub
{
    public const string Members = """

        public void Predict(global::System.ReadOnlySpan<int> tokens, global::System.Span<float> outputs) => throw NetworkHasErrors();

        public void Forward(
            global::System.ReadOnlySpan<int> tokens, global::System.Span<float> outputs, global::NnGen.Workspace workspace) =>
            throw NetworkHasErrors();

        public void Backward(
            global::System.ReadOnlySpan<float> outputGradients, global::NnGen.Workspace workspace, global::System.Span<float> gradients) =>
            throw NetworkHasErrors();

        public static void Predict(
            global::System.ReadOnlySpan<float> parameters, global::System.ReadOnlySpan<int> tokens, global::System.Span<float> outputs) => throw NetworkHasErrors();

        public static void Forward(
            global::System.ReadOnlySpan<float> parameters, global::System.ReadOnlySpan<int> tokens, global::System.Span<float> outputs,
            global::NnGen.Workspace workspace) => throw NetworkHasErrors();

        public static void Backward(
            global::System.ReadOnlySpan<float> parameters, global::System.ReadOnlySpan<float> outputGradients, global::NnGen.Workspace workspace,
            global::System.Span<float> gradients) => throw NetworkHasErrors();

        """;
}
