using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// A contraction seen as a product of matrices: which operand's rows the lanes run along, and how rows, terms and columns follow from
/// the index maps.
/// </summary>
internal sealed record ContractionShape(
    Tensor LanesOperand, Tensor BroadcastOperand, bool LanesTransposed, bool TermsInnermost, Extent Rows, Extent Terms, int Columns, int RowsPerSample)
{
    /// <exception cref="InvalidOperationException">The contraction is no product of matrices.</exception>
    public static ContractionShape Of(ContractTensor contract)
    {
        var output = Variables(contract, contract.OutputMap);
        var column = output[output.Length - 1];
        var (left, right) = (Variables(contract, contract.LeftMap), Variables(contract, contract.RightMap));
        var lanesOnRight = right.Contains(column);
        var (lanes, broadcast) = lanesOnRight ? (right, left) : (left, right);
        var (lanesTensor, broadcastTensor) = lanesOnRight ? (contract.Right, contract.Left) : (contract.Left, contract.Right);
        var last = broadcast[broadcast.Length - 1];
        var termsInnermost = !output.Contains(last);
        var transposed = lanes[lanes.Length - 1] != column;
        if (broadcast.Contains(column) || (transposed && (lanes.Length != 2 || lanes[0] != column || !termsInnermost)))
        {
            throw Unsupported(contract);
        }

        var extents = contract.Space.Extents;
        var leading = broadcast.Take(broadcast.Length - 1).ToArray();
        var rowsPerSample = leading.Where(v => extents[v] != IterationSpace.Batch).Aggregate(1, (product, v) => product * extents[v]);
        var inner = new Extent(extents[last]);
        var outer = Extent.Rows;
        return new(
            lanesTensor, broadcastTensor, transposed, termsInnermost, termsInnermost ? outer : inner, termsInnermost ? inner : outer,
            extents[column], rowsPerSample);
    }

    private static int[] Variables(ContractTensor contract, AffineMap map) =>
        map.IsPermutation ? [.. map.Indices.Select(index => index.Variable)] : throw Unsupported(contract);

    private static InvalidOperationException Unsupported(ContractTensor contract) => new(
        $"No loop skeleton computes the contraction {contract.LeftMap.ToString(contract.Space)}, {contract.RightMap.ToString(contract.Space)} -> {contract.OutputMap.ToString(contract.Space)}.");
}
