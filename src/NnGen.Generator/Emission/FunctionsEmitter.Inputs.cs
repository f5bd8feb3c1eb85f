using NnGen.Generator.Layers;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>What functions say of their inputs, which are numbers or tokens.</summary>
internal sealed partial class FunctionsEmitter
{
    private readonly InputText _input = InputText.Of(plan.Model);

    /// <summary>The check at a function's entrance, up to its name: tokens have their own, with their name in the messages.</summary>
    private string InputGuard => plan.Model.ReadsTokens ? "TokenGuard" : "Guard";

    private string InputParameter => $"ReadOnlySpan<{_input.Element}> {_input.Name}";

    /// <summary>The named reference to the first input.</summary>
    private string InputReference => plan.Model.ReadsTokens ? "tokenBlock" : "x";

    private string InputArgument => $"ref {_input.Element} {InputReference}";

    /// <summary>The first input as scratch memory passes it on.</summary>
    private string ScratchInput => plan.Model.ReadsTokens ? "Unsafe.As<int, float>(ref MemoryMarshal.GetReference(tokens))" : "MemoryMarshal.GetReference(inputs)";

    /// <summary>Every token is in the vocabulary: it becomes an address.</summary>
    private string RangeGuard => string.Concat(Vocabularies(plan.Model).Select(use =>
        $"\nTokenGuard.Range(tokens, {InputSize}, {Number(use.Positions.Start)}, {Number(use.Positions.Count)}, {Number(use.Vocabulary)});"));

    /// <summary>The positions that are looked up, each once, with the least table they are looked up in.</summary>
    public static IEnumerable<TokenUse> Vocabularies(NetworkModel model) => model.TokenUses
        .GroupBy(use => (use.Positions.Start, use.Positions.Count))
        .Select(uses => uses.First() with { Vocabulary = uses.Min(use => use.Vocabulary) });
}
