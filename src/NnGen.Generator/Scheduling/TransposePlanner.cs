namespace NnGen.Generator.Scheduling;

/// <summary>Plans the transposition of a parameter for the products whose lanes run over its rows.</summary>
internal static class TransposePlanner
{
    public static KernelStep Plan(string name, Storage matrix, Storage transposed, int layer)
    {
        var operands = new OperandList();
        operands.Add(name, matrix, Access.Full);
        operands.Add(name + "ᵀ", transposed, Access.Full, written: true);
        var kernel = new TransposeKernel
        {
            Purpose = KernelNames.OfTranspose(matrix.RowsPerSample, matrix.RowLength),
            Operands = operands.Operands,
            Rows = matrix.RowsPerSample,
            Columns = matrix.RowLength,
        };
        return new(kernel, operands.Arguments, 0, layer) { OncePerStep = true };
    }
}
