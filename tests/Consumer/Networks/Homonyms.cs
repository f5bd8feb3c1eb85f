namespace Vendor.Controls.Networks;

/// <summary>Bears the name of a class that generated code calls, and stands where the networks do.</summary>
public static class Guard
{
    /// <summary>Something else than the runtime's.</summary>
    public const int Predict = 1;
}

/// <summary>Bears the name of a class that generated code contains.</summary>
public static class Kernels
{
    /// <summary>Nothing generated.</summary>
    public const int Count = 2;
}

/// <summary>Bears the name of a type of the base library that generated code uses.</summary>
public sealed class Math;

/// <summary>Bears the name of a type of the runtime that generated code uses.</summary>
public sealed class Workspace;
