namespace NnGen;

/// <summary>How the penalty λ·‖W‖₁ is minimised; see <see cref="TrainerOptions.L1"/>.</summary>
public enum L1Form
{
    /// <summary>
    /// After the update, w ← sign(w)·max(|w| − η·λ, 0) (soft thresholding; ISTA with gradient descent): weights become exactly 0. With momentum, the step is
    /// η·λ times what momentum makes of a steady gradient, (1 − τ)/(1 − μ), so that both forms have the same minimum. With adaptive optimizers, whose steps are of the size η
    /// whatever the gradient's, η·λ is next to nothing for a λ below 1: use <see cref="Subgradient"/> there.
    /// </summary>
    Proximal,

    /// <summary>λ·sign(w), 0 for w = 0, is added to the gradient: weights swing about 0 and seldom are 0.</summary>
    Subgradient,
}
