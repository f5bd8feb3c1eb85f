using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>What kind of loop nest a group becomes.</summary>
internal enum Skeleton
{
    Product,
    Rows,
    Window,
    Pad,
    Random,
    Concatenate,
    Gather,
    ScatterAdd,

    /// <summary>A view that no strides describe.</summary>
    Copy,

    /// <summary>A loop over time, which has groups of its own.</summary>
    Loop,

    /// <summary>A step of a stream that takes its place among those before it.</summary>
    Remember,
}

/// <summary>Tensors computed together in one loop nest; <see cref="Root"/> is the product, or the first member.</summary>
internal sealed class FusionGroup(Skeleton skeleton, Tensor root)
{
    public Skeleton Skeleton { get; } = skeleton;

    public Tensor Root { get; } = root;

    /// <summary>In order of computation.</summary>
    public List<Tensor> Members { get; } = [root];

    /// <summary>The product whose result this product's sums start from, in the same registers.</summary>
    public FusionGroup? Start { get; set; }

    /// <summary>The groups whose results this one reads.</summary>
    public HashSet<FusionGroup> Reads { get; } = [];

    /// <summary>Whether a member reads an operand axis by axis, and so all must have the same axes and not only as many rows.</summary>
    public bool ReadsByAxes => Members.Any(RowFit.ReadsByAxes);

    /// <summary>The columns of a row group: the longest row of its members and what they reduce.</summary>
    public int Columns { get; set; }

    public bool DependsOn(FusionGroup other)
    {
        var seen = new HashSet<FusionGroup>();
        var open = new Stack<FusionGroup>(Reads);
        while (open.Count > 0)
        {
            var group = open.Pop();
            if (group == other)
            {
                return true;
            }

            if (seen.Add(group))
            {
                foreach (var read in group.Reads)
                {
                    open.Push(read);
                }
            }
        }

        return false;
    }
}
