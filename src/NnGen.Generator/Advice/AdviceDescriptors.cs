using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Advice;

/// <summary>Every piece of advice: a network that has one works, but hardly as meant. Each has a page under <c>docs/diagnostics</c>.</summary>
internal static class AdviceDescriptors
{
    private const string Category = "NnGen";
    private const string Pages = "docs/diagnostics/";
    private const DiagnosticSeverity Warning = DiagnosticSeverity.Warning;

    public static readonly DiagnosticDescriptor VanishingGradient = new(
        "NNGEN050", "Gradients reach the first layers",
        "The activations' derivatives leave about {0} of the output's gradient for '{1}', through {2} hidden layers of sigmoid or tanh: use ReLU or GELU, let an Add lead past them, or put a BatchNorm before each",
        Category, Warning, true, helpLinkUri: Pages + "NNGEN050.md");

    public static readonly DiagnosticDescriptor Initializer = new(
        "NNGEN051", "An initializer fits its activation",
        "{0} keeps the variance of {1}, not that of {2}: use {3}",
        Category, Warning, true, helpLinkUri: Pages + "NNGEN051.md");

    public static readonly DiagnosticDescriptor LinearCollapse = new(
        "NNGEN052", "Linear layers do not follow each other",
        "'{0}' is linear and feeds '{1}' alone: the two are one matrix, so '{0}' adds parameters but no expressive power; give it an activation or remove it",
        Category, Warning, true, helpLinkUri: Pages + "NNGEN052.md");

    public static readonly DiagnosticDescriptor HiddenSoftmax = new(
        "NNGEN053", "Softmax is an output",
        "'{0}' feeds '{1}' with a softmax, whose values share a sum of 1 and whose gradients are small: use another activation in hidden layers",
        Category, Warning, true, helpLinkUri: Pages + "NNGEN053.md");

    public static readonly DiagnosticDescriptor DropoutAtOutput = new(
        "NNGEN054", "Dropout is not the output",
        "This Dropout zeroes the network's own outputs in training, which the loss takes for errors: remove it, or put it before the last layer",
        Category, Warning, true, helpLinkUri: Pages + "NNGEN054.md");

    public static readonly DiagnosticDescriptor UselessBias = new(
        "NNGEN055", "A bias is not undone by a normalisation",
        "'{1}' subtracts each channel's mean, and with it the bias of '{0}', which never has an effect nor a gradient: set UseBias = false",
        Category, Warning, true, helpLinkUri: Pages + "NNGEN055.md");

    /// <summary>Every descriptor, in order of its id.</summary>
    public static readonly EquatableArray<DiagnosticDescriptor> All =
        [VanishingGradient, Initializer, LinearCollapse, HiddenSoftmax, DropoutAtOutput, UselessBias];

    /// <summary>The descriptor of an id.</summary>
    public static DiagnosticDescriptor Get(string id) => All.Single(descriptor => descriptor.Id == id);
}
