namespace NnGen;

/// <summary>How far windows go beyond the edges of what they read. W is the input's size along an axis, K the window's, D its dilation, S the stride.</summary>
public enum Padding
{
    /// <summary>Not at all, unless <c>Pads</c> are given: ⌊(W − (K − 1)·D − 1) / S⌋ + 1 positions.</summary>
    Valid,

    /// <summary>
    /// So far that there are ⌈W / S⌉ positions, as in Keras and ONNX (SAME_UPPER): max((⌈W / S⌉ − 1)·S + (K − 1)·D + 1 − W, 0) in all, the smaller half first.
    /// </summary>
    Same,
}
