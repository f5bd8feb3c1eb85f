namespace NnGen;

/// <summary>A block of memory an optimizer keeps between steps, so that checkpoints can save it.</summary>
/// <param name="Name">What it is, in PyTorch's terms: <c>exp_avg</c>, <c>momentum_buffer</c>.</param>
/// <param name="Memory">The values, in the layout of the parameter block.</param>
public readonly record struct OptimizerState(string Name, AlignedMemory Memory);
