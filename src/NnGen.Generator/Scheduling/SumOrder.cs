using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Which of two sums is complete before the other goes on from it: in (h·U) + (x·W + b) the second is, as when it was computed for all steps of a sequence
/// at once. So a sequence has the same bits step by step.
/// </summary>
internal static class SumOrder
{
    /// <summary>Whether a map adds to a product a sum that the product can start from.</summary>
    public static bool Continues(Tensor tensor, Tensor product) =>
        tensor is MapTensor { Expression: ScalarBinary { Operator: BinaryOperator.Add, Left: ScalarArgument left, Right: ScalarArgument right } } map
        && product is ContractTensor && map.Operands[left.Index] == product && IsSum(map.Operands[right.Index]);

    public static bool IsSum(Tensor tensor) => tensor switch
    {
        StepTensor step => IsSum(step.Sequence),
        ReshapeTensor or AffineViewTensor => IsSum(tensor.Operands[0]),
        MapTensor { Expression: ScalarBinary { Operator: BinaryOperator.Add, Left: ScalarArgument, Right: ScalarArgument } } map =>
            map.Operands.All(operand => operand is ParameterTensor || IsSum(operand)),
        _ => tensor is ContractTensor,
    };
}
