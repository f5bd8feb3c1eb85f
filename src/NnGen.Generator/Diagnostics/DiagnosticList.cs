using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Diagnostics;

/// <summary>Collects diagnostics in order, each once: a layer in a block is looked at in every repetition.</summary>
internal sealed class DiagnosticList
{
    private readonly List<DiagnosticInfo> _items = [];

    /// <summary>Whether none has been added.</summary>
    public bool IsEmpty => _items.Count == 0;

    /// <summary>Adds one about an attribute.</summary>
    /// <param name="descriptor">What it is.</param>
    /// <param name="layer">The declared layer's index, <see cref="DiagnosticInfo.OnClass"/> or <see cref="DiagnosticInfo.OnNetwork"/>.</param>
    /// <param name="argument">The argument it is about, or null for the whole attribute.</param>
    /// <param name="messageArguments">What fills the message's places.</param>
    public void Add(DiagnosticDescriptor descriptor, int layer, string? argument, params string[] messageArguments) =>
        Add(new DiagnosticInfo(descriptor.Id, layer, argument, messageArguments.ToEquatableArray()));

    /// <summary>Adds one that an edit of the same argument mends.</summary>
    /// <param name="descriptor">What it is.</param>
    /// <param name="layer">The declared layer's index, or <see cref="DiagnosticInfo.OnNetwork"/>.</param>
    /// <param name="argument">The argument it is about, or null for the whole attribute.</param>
    /// <param name="fix">What takes the argument's place, as in <see cref="Fix.Text"/>; null where no edit mends it.</param>
    /// <param name="messageArguments">What fills the message's places.</param>
    public void AddFixable(DiagnosticDescriptor descriptor, int layer, string? argument, string? fix, params string[] messageArguments) =>
        Add(new DiagnosticInfo(descriptor.Id, layer, argument, messageArguments.ToEquatableArray())
        {
            Fix = fix is null ? null : new(layer, argument, fix),
        });

    private void Add(DiagnosticInfo info)
    {
        if (!_items.Contains(info))
        {
            _items.Add(info);
        }
    }

    /// <summary>Those added so far.</summary>
    public EquatableArray<DiagnosticInfo> ToArray() => _items.ToEquatableArray();
}
