namespace NnGen;

/// <summary>When the prediction that a file of weights carries is repeated; the machine must guarantee bits (<see cref="Determinism"/>).</summary>
public enum SelfTestMode
{
    /// <summary>If the file was saved by this version of NnGen.</summary>
    SameVersion,

    /// <summary>Whatever version saved it.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>How a file of weights is loaded.</summary>
public sealed record LoadOptions
{
    /// <summary>Gives each tensor of the file the name it has here, as <c>0.weight</c> → <c>dense1.weight</c>; null where names agree.</summary>
    public Func<string, string>? Rename { get; init; }

    /// <summary>
    /// Whether a file whose metadata name another architecture is refused (activations or constants that differ do not show in shapes). Files
    /// without NnGen's metadata are not checked.
    /// </summary>
    public bool CheckArchitecture { get; init; } = true;

    /// <summary>When the file's self-test runs: one prediction, whose bits must be those of the network that was saved.</summary>
    public SelfTestMode SelfTest { get; init; }
}
