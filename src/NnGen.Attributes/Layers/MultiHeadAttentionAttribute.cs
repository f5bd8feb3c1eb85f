namespace NnGen;

/// <summary>
/// Multi-head attention over a sequence (time, features) (Vaswani et al. 2017): q = x·W_q + b_q, k = c·W_k + b_k, v = c·W_v + b_v, cut along the last axis into heads of
/// <c>keySize</c> values; headᵢ = softmax(qᵢ·kᵢᵀ/√keySize)·vᵢ; y = [head₁, head₂, …]·W_o + b_o. In self-attention c is x; <see cref="KeyValueFrom"/> names another
/// sequence for cross-attention. The output has the shape of x.
/// </summary>
/// <remarks>
/// <para>
/// W_q, W_k and W_v are side by side in one weight of shape [features, 3·heads·keySize], so that self-attention computes q, k and v with one product and cross-attention with
/// two. Where c has other features than x they are three weights, [features, heads·keySize] each. W_o is of shape [heads·keySize, features].
/// </para>
/// <para>
/// Files have PyTorch's <c>nn.MultiheadAttention</c> (with <c>batch_first=True</c>): <c>in_proj_weight</c> of shape (3·heads·keySize, features) with the rows of q, k and v in this
/// order (or <c>q_proj_weight</c>, <c>k_proj_weight</c>, <c>v_proj_weight</c>), <c>in_proj_bias</c>, <c>out_proj.weight</c> and <c>out_proj.bias</c>. PyTorch's
/// module has heads·keySize = features; other key sizes stand in files under the same names with the shapes above.
/// </para>
/// <para>
/// A <see cref="Causal"/> one takes in sequences step by step too: the class's <c>State</c> remembers the keys and values of all steps, 2·time·heads·keySize values. <c>Step</c> then ends
/// a sequence after the steps that the network is declared for, with an <see cref="InvalidOperationException"/>.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiHeadAttentionAttribute : LayerAttribute
{
    /// <summary>Declares an attention whose heads share out the features of the input evenly.</summary>
    /// <param name="heads">The number of heads, at least 1; it divides the features of the input.</param>
    public MultiHeadAttentionAttribute(int heads) => Heads = heads;

    /// <summary>Declares an attention with heads of any size.</summary>
    /// <param name="heads">The number of heads, at least 1.</param>
    /// <param name="keySize">The values of each head's queries, keys and values, at least 1.</param>
    public MultiHeadAttentionAttribute(int heads, int keySize) => (Heads, KeySize) = (heads, keySize);

    /// <summary>The number of heads.</summary>
    public int Heads { get; }

    /// <summary>The values of each head's queries, keys and values, or 0 where they are the input's features divided by the heads.</summary>
    public int KeySize { get; }

    /// <summary>
    /// Whether step t sees the steps 0 … t alone. What it does not see has a weight of exactly +0, and no gradient flows there. Later steps must be finite all
    /// the same: 0 · NaN is NaN.
    /// </summary>
    public bool Causal { get; set; }

    /// <summary>
    /// The probability p, at least 0 and less than 1, with which training sets each weight of the softmax to 0, and divides the others by 1 − p; in inference nothing changes.
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>The name of the layer that keys and values are computed from, or <c>"input"</c>: a sequence of any length. By default they come from the layer's own input.</summary>
    public string? KeyValueFrom { get; set; }

    /// <summary>Whether the biases are added, initially 0.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// How the weights are initialised: by default <see cref="Initializer.XavierUniform"/>, where fan_out of W_q, W_k and W_v counts the columns of all that are side by side, as in PyTorch, whose W_o alone begins as a linear layer does.
    /// </summary>
    public Initializer KernelInitializer { get; set; }

    /// <summary>The value of <see cref="Initializer.Constant"/> for the weights.</summary>
    public double KernelValue { get; set; }
}
