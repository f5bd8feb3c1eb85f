using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>One entry of a block: a layer, or a block within it.</summary>
/// <param name="DeclaredIndex">The index of the attribute, for a block that of its <c>Repeat</c>; −1 for the network itself.</param>
internal abstract record BlockEntry(int DeclaredIndex);

/// <summary>A layer.</summary>
internal sealed record LayerEntry(int DeclaredIndex) : BlockEntry(DeclaredIndex);

/// <summary>A block, or the whole network.</summary>
internal sealed record LayerBlock(int DeclaredIndex) : BlockEntry(DeclaredIndex)
{
    /// <summary>What it holds, in order.</summary>
    public List<BlockEntry> Entries { get; } = [];

    /// <summary>
    /// The network with its blocks nested. A block without an end reaches to the last layer, and an end without a block is passed over,
    /// so that something stands for every layer even then.
    /// </summary>
    public static LayerBlock Parse(EquatableArray<LayerDeclaration> layers, DiagnosticList diagnostics)
    {
        var open = new Stack<LayerBlock>();
        var network = new LayerBlock(-1);
        open.Push(network);
        for (int i = 0; i < layers.Count; i++)
        {
            switch (layers[i].Kind)
            {
                case LayerNames.Repeat:
                    var block = new LayerBlock(i);
                    open.Peek().Entries.Add(block);
                    open.Push(block);
                    break;
                case LayerNames.EndRepeat when open.Count > 1:
                    Close(open.Pop(), diagnostics);
                    break;
                case LayerNames.EndRepeat:
                    diagnostics.Add(Descriptors.EndWithoutRepeat, i, null);
                    break;
                default:
                    open.Peek().Entries.Add(new LayerEntry(i));
                    break;
            }
        }

        foreach (var unclosed in open.Where(block => block != network).OrderBy(block => block.DeclaredIndex))
        {
            diagnostics.Add(Descriptors.RepeatWithoutEnd, unclosed.DeclaredIndex, null);
        }

        return network;
    }

    private static void Close(LayerBlock block, DiagnosticList diagnostics)
    {
        if (block.Entries.Count == 0)
        {
            diagnostics.Add(Descriptors.NoLayers, block.DeclaredIndex, null, LayerNames.Repeat, $"[{LayerNames.Repeat}]");
        }
    }
}
