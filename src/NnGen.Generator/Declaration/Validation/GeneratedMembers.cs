namespace NnGen.Generator.Declaration;

/// <summary>The names a layer's property cannot have, since every network has a member or calls a type of that name.</summary>
internal static class GeneratedMembers
{
    /// <summary>Members of every network: generated, extensions, or inherited from <see cref="object"/>.</summary>
    public static readonly EquatableArray<string> Names =
    [
        "InputSize", "OutputSize", "ParameterCount", "ParameterStorageLength", "Info", "Parameters", "Buffers", "Seed", "Create",
        "CreateWorkspace", "Predict", "Forward", "Backward", "ComputeDeltas", "AddGradients", "AccumulateGradients", "Evaluate", "CopyParametersTo",
        "SetParameters", "Summary", "State", "Step", "StepInputSize", "StepOutputSize", "MaxSteps", "Reset", "Save", "Load",
        "Inputs", "Outputs", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];
}
