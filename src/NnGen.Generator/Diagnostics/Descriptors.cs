using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Diagnostics;

/// <summary>Every diagnostic of the generator; each has a page under <c>docs/diagnostics</c>.</summary>
internal static class Descriptors
{
    private const string Category = "NnGen";
    private const string Pages = "docs/diagnostics/";
    private const DiagnosticSeverity Error = DiagnosticSeverity.Error;

    public static readonly DiagnosticDescriptor NotPartial = new(
        "NNGEN001", "A network's class is partial",
        "'{0}' is not partial: write 'partial' before its keyword, so that the generated members can join it",
        Category, Error, true, helpLinkUri: Pages + "NNGEN001.md");

    public static readonly DiagnosticDescriptor UnsuitableClass = new(
        "NNGEN002", "A network is a plain class",
        "'{0}' is {1}: a network is a class that can be created, with no type parameters of its own",
        Category, Error, true, helpLinkUri: Pages + "NNGEN002.md");

    public static readonly DiagnosticDescriptor NoLayers = new(
        "NNGEN003", "A network has layers",
        "'{0}' has no layers: write one attribute for each layer below {1}, such as [Dense(10)]",
        Category, Error, true, helpLinkUri: Pages + "NNGEN003.md");

    public static readonly DiagnosticDescriptor LayersElsewhere = new(
        "NNGEN004", "A network's layers stand on one declaration",
        "{0} stands on another partial declaration of '{1}' than [NeuralNetwork]: the order of layers is only certain on one",
        Category, Error, true, helpLinkUri: Pages + "NNGEN004.md");

    public static readonly DiagnosticDescriptor InputShape = new(
        "NNGEN005", "A network has an input shape",
        "{0}",
        Category, Error, true, helpLinkUri: Pages + "NNGEN005.md");

    public static readonly DiagnosticDescriptor SizeOutOfRange = new(
        "NNGEN006", "A size is in range",
        "{0} of {1} is {2}, but must be from {3} to {4}",
        Category, Error, true, helpLinkUri: Pages + "NNGEN006.md");

    public static readonly DiagnosticDescriptor InvalidName = new(
        "NNGEN007", "A layer's name is an identifier",
        "'{0}' cannot name a layer: a name begins with a letter and goes on with letters, digits and underscores",
        Category, Error, true, helpLinkUri: Pages + "NNGEN007.md");

    public static readonly DiagnosticDescriptor DuplicateName = new(
        "NNGEN008", "A layer's name is its own",
        "The name '{0}' is taken by {1}: give one of the two another Name (names that differ only in case count as one)",
        Category, Error, true, helpLinkUri: Pages + "NNGEN008.md");

    public static readonly DiagnosticDescriptor ReservedName = new(
        "NNGEN009", "A layer's name leaves the network's own names alone",
        "'{0}' cannot name a layer: {1}",
        Category, Error, true, helpLinkUri: Pages + "NNGEN009.md");

    public static readonly DiagnosticDescriptor UnknownReference = new(
        "NNGEN010", "A referenced layer exists",
        "No layer is called '{0}'{1}",
        Category, Error, true, helpLinkUri: Pages + "NNGEN010.md");

    public static readonly DiagnosticDescriptor LaterReference = new(
        "NNGEN011", "A layer reads only what stands above it",
        "'{0}' {1}: a layer reads only layers above it, so that the declared order is the order of computation",
        Category, Error, true, helpLinkUri: Pages + "NNGEN011.md");

    public static readonly DiagnosticDescriptor ShapeMismatch = new(
        "NNGEN012", "Shapes fit",
        "{0}",
        Category, Error, true, helpLinkUri: Pages + "NNGEN012.md");

    public static readonly DiagnosticDescriptor RepeatWithoutEnd = new(
        "NNGEN013", "A Repeat has an end",
        "This Repeat has no EndRepeat: write [EndRepeat] after the last layer of the block",
        Category, Error, true, helpLinkUri: Pages + "NNGEN013.md");

    public static readonly DiagnosticDescriptor EndWithoutRepeat = new(
        "NNGEN014", "An EndRepeat has a beginning",
        "This EndRepeat closes no block: write [Repeat(n)] before the first layer of the block, or remove it",
        Category, Error, true, helpLinkUri: Pages + "NNGEN014.md");

    public static readonly DiagnosticDescriptor LossNeedsActivation = new(
        "NNGEN015", "A cross-entropy follows its activation",
        "{0} needs a last layer with activation {1}, but the last layer, {2}, has {3}",
        Category, Error, true, helpLinkUri: Pages + "NNGEN015.md");

    public static readonly DiagnosticDescriptor RateOutOfRange = new(
        "NNGEN016", "A rate is a probability below 1",
        "{0} of {1} is {2}, but must be at least 0 and less than 1",
        Category, Error, true, helpLinkUri: Pages + "NNGEN016.md");

    public static readonly DiagnosticDescriptor OptionOutOfRange = new(
        "NNGEN017", "An option has a value it can take",
        "{0} of {1} is {2}, but must be {3}",
        Category, Error, true, helpLinkUri: Pages + "NNGEN017.md");

    public static readonly DiagnosticDescriptor OptionWithoutEffect = new(
        "NNGEN018", "An option stands where it has an effect",
        "{0} has no effect on {1}: {2}",
        Category, Error, true, helpLinkUri: Pages + "NNGEN018.md");

    public static readonly DiagnosticDescriptor TooLarge = new(
        "NNGEN019", "A network stays within the generator's limits",
        "'{0}' has {1}, but at most {2} can be generated",
        Category, Error, true, helpLinkUri: Pages + "NNGEN019.md");

    public static readonly DiagnosticDescriptor LanguageVersion = new(
        "NNGEN020", "The language version is C# 13 or later",
        "Generated networks need C# 13 or later, but this project compiles as C# {0}: set <LangVersion> to 13 or remove it",
        Category, Error, true, helpLinkUri: Pages + "NNGEN020.md");

    public static readonly DiagnosticDescriptor Target = new(
        "NNGEN021", "The project targets .NET 10 and references the runtime",
        "Generated networks need {0}, which this project does not have: {1}",
        Category, Error, true, helpLinkUri: Pages + "NNGEN021.md");

    public static readonly DiagnosticDescriptor MissingReference = new(
        "NNGEN022", "A layer that joins others names them",
        "{0} names no other layer: give the name of at least one earlier layer, or \"input\"",
        Category, Error, true, helpLinkUri: Pages + "NNGEN022.md");

    public static readonly DiagnosticDescriptor OtherContract = new(
        "NNGEN023", "The generator and the runtime are of one version",
        "This generator writes code for contract version {0} of NnGen.Runtime, but the project references version {1}: {2} is the newer of the two, so take both from one NnGen package",
        Category, Error, true, helpLinkUri: Pages + "NNGEN023.md");

    public static readonly DiagnosticDescriptor TokensAndNumbers = new(
        "NNGEN026", "Tokens are looked up by embeddings",
        "{0}",
        Category, Error, true, helpLinkUri: Pages + "NNGEN026.md");

    public static readonly DiagnosticDescriptor InputInBlock = new(
        "NNGEN027", "Inputs and outputs stand outside blocks",
        "This {0} stands in a block, which is written out several times: write it before [Repeat] or after [EndRepeat]",
        Category, Error, true, helpLinkUri: Pages + "NNGEN027.md");

    public static readonly DiagnosticDescriptor InternalError = new(
        "NNGEN099", "The generator failed",
        "The generator failed on '{0}', which is a defect in NnGen, not in this declaration; please report it ({1})",
        Category, Error, true, helpLinkUri: Pages + "NNGEN099.md");

    /// <summary>Every descriptor, in order of its id.</summary>
    public static readonly EquatableArray<DiagnosticDescriptor> All =
    [
        NotPartial, UnsuitableClass, NoLayers, LayersElsewhere, InputShape, SizeOutOfRange, InvalidName, DuplicateName, ReservedName,
        UnknownReference, LaterReference, ShapeMismatch, RepeatWithoutEnd, EndWithoutRepeat, LossNeedsActivation, RateOutOfRange,
        OptionOutOfRange, OptionWithoutEffect, TooLarge, LanguageVersion, Target, MissingReference, OtherContract,
        TokensAndNumbers, InputInBlock,
        InternalError,
    ];

    /// <summary>The descriptor of an id.</summary>
    public static DiagnosticDescriptor Get(string id) => All.Single(descriptor => descriptor.Id == id);
}
