namespace NnGen.Generator.Scheduling;

/// <summary>
/// Nested loops, outermost first, and how far apart each operand's elements are in each: neighbouring loops through which every operand
/// walks evenly are one loop, so that rows that lie one behind the other need no nest.
/// </summary>
/// <param name="Extents">The iterations of each loop; the first may be the batch's.</param>
/// <param name="PerSample">The iterations of the first loop for each sample, where it is the batch's.</param>
/// <param name="Strides">The strides of each operand, loop by loop.</param>
/// <param name="LoopOf">The loop that each given axis has to itself, −1 where it is a part of one.</param>
internal sealed record LoopSpace(
    EquatableArray<Extent> Extents, int PerSample, IReadOnlyList<EquatableArray<int>> Strides, EquatableArray<int> LoopOf)
{
    /// <summary>The innermost loop; one iteration where there is none.</summary>
    public Extent Inner => Extents.Count == 0 ? new(1) : Extents[Extents.Count - 1];

    /// <summary>The loops around it.</summary>
    public EquatableArray<Extent> Outer => Extents.Take(Math.Max(0, Extents.Count - 1)).ToEquatableArray();

    /// <summary>Merges the loops over some axes.</summary>
    /// <param name="extents">The extents of the axes.</param>
    /// <param name="strides">Each operand's strides along the axes.</param>
    /// <param name="isAlone">Whether an axis needs a loop of its own, because a formula asks for its index.</param>
    public static LoopSpace Merge(IReadOnlyList<Extent> extents, IReadOnlyList<int[]> strides, Func<int, bool> isAlone)
    {
        var loops = new List<(Extent Extent, int Axis)>();
        var steps = strides.Select(_ => new List<int>()).ToArray();
        var loopOf = Enumerable.Repeat(-1, extents.Count).ToArray();
        var perSample = 1;
        for (var axis = 0; axis < extents.Count; axis++)
        {
            if (extents[axis].Constant == 1)
            {
                continue;
            }

            var last = loops.Count - 1;
            if (last >= 0 && !isAlone(axis) && !isAlone(loops[last].Axis) && Enumerable.Range(0, steps.Length).All(i => steps[i][last] == extents[axis].Constant * strides[i][axis]))
            {
                perSample *= loops[last].Extent.IsRuntime ? extents[axis].Constant : 1;
                loops[last] = (loops[last].Extent.IsRuntime ? Extent.Rows : new(loops[last].Extent.Constant * extents[axis].Constant), axis);
                for (var i = 0; i < steps.Length; i++)
                {
                    steps[i][last] = strides[i][axis];
                }
            }
            else
            {
                loopOf[axis] = loops.Count;
                loops.Add((extents[axis], axis));
                for (var i = 0; i < steps.Length; i++)
                {
                    steps[i].Add(strides[i][axis]);
                }
            }
        }

        return new(
            loops.Select(loop => loop.Extent).ToEquatableArray(), perSample, [.. steps.Select(list => list.ToEquatableArray())], new(loopOf));
    }
}
