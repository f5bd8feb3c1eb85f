namespace NnGen;

/// <summary>
/// A learnt vector for each token: y[t] = W[x[t]], W of shape [vocabulary, dimensions]. It reads the network's input, which is then integers from 0 to
/// vocabulary − 1: the class predicts and trains on <c>ReadOnlySpan&lt;int&gt;</c>. Input (time) gives output (time, dimensions). Where sequences come in
/// step by step, a step is one <c>int</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmbeddingAttribute : LayerAttribute
{
    /// <summary>Declares an embedding.</summary>
    /// <param name="vocabularySize">The number of different tokens, at least 1.</param>
    /// <param name="dimensions">The length of each token's vector, at least 1.</param>
    public EmbeddingAttribute(int vocabularySize, int dimensions)
    {
        VocabularySize = vocabularySize;
        Dimensions = dimensions;
    }

    /// <summary>The number of different tokens.</summary>
    public int VocabularySize { get; }

    /// <summary>The length of each token's vector.</summary>
    public int Dimensions { get; }

    /// <summary>How W is initialised; by default <see cref="Initializer.Normal"/>, as PyTorch does.</summary>
    public Initializer KernelInitializer { get; set; }

    /// <summary>The value of <see cref="Initializer.Constant"/> for W.</summary>
    public double KernelValue { get; set; }

    /// <summary>The standard deviation of <see cref="Initializer.Normal"/> for W, 1 by default; language models often take 0.02.</summary>
    public double StandardDeviation { get; set; } = 1.0;
}
