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
    public void Add(DiagnosticDescriptor descriptor, int layer, string? argument, params string[] messageArguments)
    {
        var info = new DiagnosticInfo(descriptor.Id, layer, argument, messageArguments.ToEquatableArray());
        if (!_items.Contains(info))
        {
            _items.Add(info);
        }
    }

    /// <summary>Those added so far.</summary>
    public EquatableArray<DiagnosticInfo> ToArray() => _items.ToEquatableArray();
}
