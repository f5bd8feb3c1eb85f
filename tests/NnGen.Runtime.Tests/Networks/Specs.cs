namespace NnGen.Tests.Networks;

/// <summary>3 → 2, mean squared error, chunks of 4 samples.</summary>
public readonly struct LineSpec : IDenseSpec
{
    public static int Inputs => 3;

    public static int Outputs => 2;

    public static Loss Loss => Loss.MeanSquaredError;

    public static int ChunkSize => 4;
}

/// <summary>The same in one chunk.</summary>
public readonly struct LineWholeSpec : IDenseSpec
{
    public static int Inputs => 3;

    public static int Outputs => 2;

    public static Loss Loss => Loss.MeanSquaredError;

    public static int ChunkSize => 64;
}

/// <summary>2 → 3 classes, softmax and cross-entropy.</summary>
public readonly struct ClassesSpec : IDenseSpec
{
    public static int Inputs => 2;

    public static int Outputs => 3;

    public static Loss Loss => Loss.CategoricalCrossEntropy;

    public static int ChunkSize => 8;
}

/// <summary>No loss.</summary>
public readonly struct LosslessSpec : IDenseSpec
{
    public static int Inputs => 2;

    public static int Outputs => 3;

    public static Loss Loss => Loss.None;

    public static int ChunkSize => 8;
}

/// <summary>A network that an older generator wrote.</summary>
public readonly struct OldSpec : IDenseSpec
{
    public static int Inputs => 2;

    public static int Outputs => 1;

    public static Loss Loss => Loss.MeanSquaredError;

    public static int ChunkSize => 8;

    public static int ContractVersion => 1;
}
