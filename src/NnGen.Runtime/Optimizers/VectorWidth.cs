namespace NnGen;

/// <summary>Which of the three versions of a kernel runs; all give the same bits.</summary>
internal enum VectorWidth
{
    /// <summary>The widest this machine has.</summary>
    Widest,

    /// <summary>128 bits.</summary>
    V128,

    /// <summary>256 bits.</summary>
    V256,

    /// <summary>512 bits.</summary>
    V512,
}
