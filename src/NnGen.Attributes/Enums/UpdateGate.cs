namespace NnGen;

/// <summary>What a GRU's update gate z is the share of.</summary>
public enum UpdateGate
{
    /// <summary>Of the old state, which z keeps: h = (1 − z) ⊙ n + z ⊙ h, as in PyTorch, Keras, cuDNN and ONNX.</summary>
    Keeps,

    /// <summary>Of the candidate, by which z replaces the old state: h = (1 − z) ⊙ h + z ⊙ n (Chung et al. 2014).</summary>
    Replaces,
}
