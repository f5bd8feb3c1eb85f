namespace NnGen;

/// <summary>
/// What the source generator implements for a network with an <see cref="EmbeddingAttribute">Embedding</see>: its input is integers. It marks the networks
/// that <see cref="TokenTraining"/> can train, so that numbers and tokens are told apart when code is compiled.
/// </summary>
/// <typeparam name="TNet">The network's own type.</typeparam>
public interface ITokenNetwork<TNet> : INetwork<TNet>
    where TNet : class, ITokenNetwork<TNet>
{
}
