using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>The products of vectors with the layers' Jacobians, at what the last forward pass left in the workspace.</summary>
internal sealed partial class FunctionsEmitter
{
    private string[] JacobianArguments => ["ref float parameterBlock", "ref float dy", "ref float dx", .. WorkspaceArguments, .. BatchSizeArgument];

    private void EmitJacobians()
    {
        if (plan.Jacobians.Count == 0)
        {
            return;
        }

        writer.Empty();
        writer.Block(
            "public static void MultiplyJacobian(int index, bool transposed, ReadOnlySpan<float> parameters, ReadOnlySpan<float> vectors, Span<float> products, Workspace workspace)",
            () =>
            {
                writer.Lines($"""
                    int samples = Guard.Jacobian(Tables.Info, index, transposed, parameters.Length, {Parameters}, vectors, products, {WorkspaceLengths});
                    ref float parameterBlock = ref MemoryMarshal.GetReference(parameters);
                    ref float dy = ref MemoryMarshal.GetReference(vectors);
                    ref float dx = ref MemoryMarshal.GetReference(products);
                    ref float memory = ref MemoryMarshal.GetReference(workspace.Memory);
                    int capacity = workspace.MaxBatch;
                    """);
                WriteBatchSize();
                writer.Block("switch (transposed ? ~index : index)", () =>
                {
                    for (var i = 0; i < plan.Jacobians.Count; i++)
                    {
                        writer.Lines($"""
                            case {Number(i)}: Jacobian{Number(i)}({Passed(JacobianArguments)}); break;
                            case {Number(~i)}: TransposedJacobian{Number(i)}({Passed(JacobianArguments)}); break;
                            """);
                    }
                });
            });
        for (var i = 0; i < plan.Jacobians.Count; i++)
        {
            EmitProduct(plan.Jacobians[i].Product, $"Jacobian{Number(i)}");
            EmitProduct(plan.Jacobians[i].Transposed, $"TransposedJacobian{Number(i)}");
        }
    }

    private void EmitProduct(FunctionPlan product, string name)
    {
        writer.Empty();
        writer.Block(
            $"private static void {name}({string.Join(", ", JacobianArguments)})",
            () => WriteBody(new FunctionBody(product, pool, plan.LengthPerSample), name, JacobianArguments));
    }
}
