using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>Floating-point operations of one sample's forward pass: a multiply-add counts 2, every other operation and function 1; a loop's body counts for each step.</summary>
internal static class Flops
{
    /// <summary>The operations of a layer's tensors among those its output is computed from.</summary>
    public static long OfLayer(int layer, Tensor output) => Cone.Of([output], tensor => tensor.Layer == layer).Sum(Of);

    private static long Of(Tensor tensor) => OnceOf(tensor) * (tensor.Loop?.Length ?? 1);

    private static long OnceOf(Tensor tensor) => tensor switch
    {
        ContractTensor contract => contract.Space.Extents.Where(extent => extent != IterationSpace.Batch).Aggregate(2L, (product, extent) => product * extent),
        MapTensor map => (long)Operations(map.Expression) * map.Shape.Size,
        ReduceTensor { Kind: ReduceKind.LogSumExp } reduce => 4L * reduce.Operands[0].Shape.Size,
        ReduceTensor reduce => reduce.Operands[0].Shape.Size,
        _ => 0,
    };

    private static int Operations(ScalarExpression expression) => expression switch
    {
        ScalarUnary u => 1 + Operations(u.Operand),
        ScalarBinary b => 1 + Operations(b.Left) + Operations(b.Right),
        ScalarSelect s => 1 + Operations(s.Left) + Operations(s.Right) + Operations(s.Then) + Operations(s.Else),
        _ => 0,
    };
}
