namespace NnGen;

/// <summary>How the penalty λ·‖W‖₁ is minimised; see <see cref="TrainerOptions.L1"/>.</summary>
public enum L1Form
{
    /// <summary>
    /// After the update, w ← sign(w)·max(|w| − η·λ, 0) (soft thresholding; ISTA with gradient descent): weights become exactly 0. The step is that of the
    /// learning rate, whatever an adaptive optimizer makes of it.
    /// </summary>
    Proximal,

    /// <summary>λ·sign(w), 0 for w = 0, is added to the gradient: weights swing about 0 and seldom are 0.</summary>
    Subgradient,
}
