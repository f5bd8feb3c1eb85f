namespace NnGen;

/// <summary>What training minimises. ŷ is the network's output, y the target; a mini-batch's loss is a mean over its samples.</summary>
public enum Loss
{
    /// <summary>No loss: the network predicts, or is trained through <c>Forward</c> and <c>Backward</c> with a loss of the user's own.</summary>
    None,

    /// <summary>(ŷ − y)², the mean over elements (PyTorch's MSELoss).</summary>
    MeanSquaredError,

    /// <summary>½‖ŷ − y‖², summed over a sample's elements, the mean over the batch; its gradient is ŷ − y.</summary>
    HalfSquaredError,

    /// <summary>|ŷ − y|, the mean over elements; the gradient where ŷ = y is 0.</summary>
    MeanAbsoluteError,

    /// <summary>½e² for |e| ≤ δ, else δ(|e| − ½δ), with e = ŷ − y; the mean over elements. δ is <c>HuberDelta</c>, 1 by default.</summary>
    Huber,

    /// <summary>−y·log p − (1 − y)·log(1 − p), the mean over elements; needs a sigmoid output, computed from its logits.</summary>
    BinaryCrossEntropy,

    /// <summary>−Σ y·log p over the last axis, the mean over rows; needs a softmax output, computed from its logits. Takes one-hot (or soft) targets or integer labels.</summary>
    CategoricalCrossEntropy,

    /// <summary>max(0, 1 − y·ŷ) with y ∈ {−1, +1}, the mean over elements.</summary>
    Hinge,

    /// <summary>Σ y·(log y − log p) over the last axis, the mean over rows; needs a softmax output, computed from its logits.</summary>
    KLDivergence,

    /// <summary>max(0, −y·s) with y ∈ {−1, +1} and s the score before an optional <see cref="Activation.Sign"/>, summed over a sample's elements, the mean over the batch. The gradient is −y where y·s ≤ 0, zero included.</summary>
    Perceptron,
}
