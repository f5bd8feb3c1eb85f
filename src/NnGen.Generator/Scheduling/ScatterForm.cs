using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>The loops and index maps of a contraction while its output's indices are solved, one after the other.</summary>
internal sealed class ScatterForm
{
    private readonly int[] _extents;
    private readonly int[][] _source;
    private readonly int[][] _other;
    private readonly int[][] _output;
    private readonly string _letters;
    private readonly ContractTensor _contract;
    private readonly int _batch;
    private readonly int[] _start;
    private readonly Shape _part;

    /// <param name="contract">The contraction.</param>
    /// <param name="swap">Whether its right operand is the one to collect from.</param>
    /// <param name="start">Where the wanted part of the output starts, axis by axis, N not counted.</param>
    /// <param name="part">The part's shape.</param>
    public ScatterForm(ContractTensor contract, bool swap, int[] start, Shape part)
    {
        (_contract, _letters, _start, _part) = (contract, contract.Space.Letters, start, part);
        _extents = contract.Space.Extents.ToArray();
        _source = Rows(swap ? contract.RightMap : contract.LeftMap);
        _other = Rows(swap ? contract.LeftMap : contract.RightMap);
        _output = Rows(contract.OutputMap);
        _batch = (swap ? contract.Right : contract.Left).Shape.HasBatch ? 1 : 0;
    }

    public IterationSpace Space => new(_letters, new(_extents));

    public AffineMap SourceMap => Map(_source);

    public AffineMap OtherMap => Map(_other);

    public AffineMap OutputMap => Map(_output);

    /// <summary>
    /// Makes the index s·y + Σ d·u + o of an output axis the variable i in y's stead: the source, spread out by s, is read at i + Σ d·u′, with
    /// u′ = U − 1 − u so that all loops go forwards.
    /// </summary>
    public void Solve(int axis, int[] before, int[] after, int[] between)
    {
        var index = _output[axis];
        var outputAxis = axis - (_part.HasBatch ? 1 : 0);
        var (offset, count) = (index[index.Length - 1] - _start[outputAxis], _extents.Length);
        var y = Enumerable.Range(0, count).Where(v => index[v] > 0 && AxisOf(v) >= 0).DefaultIfEmpty(-1).First();
        if (y < 0 || index.Take(count).Any(coefficient => coefficient < 0))
        {
            throw new InvalidOperationException($"No loop skeleton writes at {_contract.OutputMap.Indices[axis].ToString(_contract.Space)}.");
        }

        var (sourceAxis, stride, rows) = (AxisOf(y), index[y], _extents[y]);
        var extent = _part.Axes[outputAxis];
        var window = Enumerable.Range(0, count).Where(v => v != y && index[v] != 0).ToArray();
        var reach = window.Sum(v => index[v] * (_extents[v] - 1));
        var (left, right) = (Math.Max(0, reach + offset), Math.Max(0, extent - 1 - offset - ((rows - 1) * stride)));
        (before[sourceAxis - _batch], after[sourceAxis - _batch], between[sourceAxis - _batch]) = (left, right, stride - 1);
        var read = new int[count + 1];
        (read[y], read[count]) = (1, left - reach - offset);
        foreach (var v in window)
        {
            read[v] = index[v];
            Reverse(v, except: sourceAxis);
        }

        _source[sourceAxis] = read;
        _extents[y] = extent;
        _output[axis] = new int[count + 1];
        _output[axis][y] = 1;
    }

    /// <summary>The source's axis that a variable alone indexes, or −1.</summary>
    private int AxisOf(int variable) => Array.FindIndex(_source, row => row[variable] == 1 && !row.Where((value, v) => v != variable && value != 0).Any());

    /// <summary>Counts a variable from its other end.</summary>
    private void Reverse(int variable, int except)
    {
        foreach (var row in _source.Where((_, axis) => axis != except).Concat(_other))
        {
            row[row.Length - 1] += row[variable] * (_extents[variable] - 1);
            row[variable] = -row[variable];
        }
    }

    private static int[][] Rows(AffineMap map) => [.. map.Indices.Select(index => (int[])[.. index.Coefficients, index.Offset])];

    private static AffineMap Map(int[][] rows) =>
        new(rows.Select(row => new AffineIndex(row.Take(row.Length - 1).ToEquatableArray(), row[row.Length - 1])).ToEquatableArray());
}
