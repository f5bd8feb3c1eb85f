using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>A contraction, point by point of its iteration space.</summary>
internal sealed class ContractEvaluation
{
    private readonly int[] _extents;
    private readonly AffineAddress _left;
    private readonly AffineAddress _right;
    private readonly AffineAddress _output;
    private readonly double[] _leftValues;
    private readonly double[] _rightValues;
    private readonly double[] _result;

    private ContractEvaluation(ContractTensor contract, double[] left, double[] right, int batch)
    {
        _extents = [.. contract.Space.Extents.Select(extent => extent == IterationSpace.Batch ? batch : extent)];
        _left = AffineAddress.Of(contract.LeftMap, contract.Left.Shape, _extents.Length);
        _right = AffineAddress.Of(contract.RightMap, contract.Right.Shape, _extents.Length);
        _output = AffineAddress.Of(contract.OutputMap, contract.Shape, _extents.Length);
        (_leftValues, _rightValues) = (left, right);
        _result = new double[Layout.Length(contract.Shape, batch)];
    }

    public static double[] Evaluate(ContractTensor contract, double[] left, double[] right, int batch)
    {
        var evaluation = new ContractEvaluation(contract, left, right, batch);
        evaluation.Walk(0, evaluation._left.Start, evaluation._right.Start, evaluation._output.Start);
        return evaluation._result;
    }

    private void Walk(int variable, int left, int right, int output)
    {
        if (variable == _extents.Length)
        {
            _result[output] += _leftValues[left] * _rightValues[right];
            return;
        }

        for (var i = 0; i < _extents[variable]; i++)
        {
            Walk(variable + 1, left, right, output);
            left += _left.Steps[variable];
            right += _right.Steps[variable];
            output += _output.Steps[variable];
        }
    }
}
