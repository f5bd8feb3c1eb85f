namespace NnGen;

/// <summary>One layer in a <see cref="GradientReport"/>.</summary>
/// <param name="Name">The layer's name: <c>dense1</c>.</param>
/// <param name="Kind">Its kind: <c>Dense 32 ReLU</c>.</param>
/// <param name="GradientNorm">‖∂L/∂θ‖, the Euclidean norm over the layer's parameters; null for a layer without parameters.</param>
/// <param name="UpdateNorm">‖Δθ‖, what the step changed; null for a layer without parameters, or where no step was taken.</param>
/// <param name="Units">The values of one sample of its output.</param>
/// <param name="DeadUnits">How many of them are 0 for every sample; null where the outputs are not kept for the backward pass.</param>
/// <param name="SaturatedShare">
/// The share of outputs of a sigmoid or tanh where the activation's derivative is below 5 % of its largest: 4t(1 − t) &lt; 0.05 with t the
/// output's place in the range, from 0 to 1. Null for other layers.
/// </param>
public sealed record LayerReport(
    string Name, string Kind, double? GradientNorm, double? UpdateNorm, int Units, int? DeadUnits, double? SaturatedShare);

/// <summary>The Jacobian of one piece of a network, a layer of a chain or a residual block, in a <see cref="GradientReport"/>.</summary>
/// <param name="From">The name of the layer it reads, or <c>input</c>.</param>
/// <param name="To">The name of the layer whose output is its own.</param>
/// <param name="LargestSingularValue">σ_max of ∂x_to/∂x_from: the most it stretches a vector, the mean over the samples.</param>
/// <param name="Maximum">The largest over the samples.</param>
/// <param name="Stretch">
/// √(Σσ²/outputs), estimated with random vectors: what the transposed Jacobian makes of the length of a gradient that does not favour any direction; the root
/// mean square of the singular values where there are no more outputs than inputs. An initialization that preserves variance has it near 1.
/// </param>
/// <param name="Product">The product of the mean largest singular values from the input up to here.</param>
public sealed record JacobianReport(string From, string To, double LargestSingularValue, double Maximum, double Stretch, double Product);
