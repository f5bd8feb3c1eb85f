using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Copies a tensor that has no batch axis.</summary>
internal static class FixedCopy
{
    public static Step Of(Tensor tensor, Storage source, string destinationName, Storage destination)
    {
        var operands = new OperandList();
        operands.Add(tensor.Name, source, Access.Full);
        operands.Add(destinationName, destination, Access.Full, written: true);
        var kernel = new RowKernel
        {
            Purpose = KernelNames.OfCopy(source.RowLength),
            Operands = operands.Operands,
            Rows = new Extent(source.RowsPerSample),
            Columns = source.RowLength,
            Values = [new(operands.Unique("v"), RowValueKind.Map, new ScalarArgument(0), -1, false)],
            Stores = [new(2, 1)],
        };
        return new KernelStep(kernel, operands.Arguments, 0, tensor.Layer);
    }
}
