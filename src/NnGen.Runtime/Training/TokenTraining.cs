namespace NnGen;

/// <summary>Training on tokens: what <see cref="Trainer{TNet}"/> does with numbers, for networks with an embedding.</summary>
public static class TokenTraining
{
    /// <summary>One step on a mini-batch of n samples of tokens.</summary>
    /// <typeparam name="TNet">The network.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="tokens">n × InputSize tokens, n at least 1, each from 0 to the vocabulary's size − 1.</param>
    /// <param name="targets">n × OutputSize values.</param>
    /// <returns>The mean loss before the update, penalty not included. If it, a gradient or a running average is not finite, nothing was updated.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or there are fewer samples than batch normalisation needs; nothing was changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    public static float Step<TNet>(this Trainer<TNet> trainer, ReadOnlySpan<int> tokens, ReadOnlySpan<float> targets)
        where TNet : class, ITokenNetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return trainer.RunStep(new(tokens), targets, null);
    }

    /// <summary>One step on a mini-batch of n samples of tokens with class labels: for a language model, the token that follows each.</summary>
    /// <typeparam name="TNet">The network.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="tokens">n × InputSize tokens, n at least 1, each from 0 to the vocabulary's size − 1.</param>
    /// <param name="labels">n × leading output axes labels, each from 0 to the number of classes − 1, or −100 to be ignored.</param>
    /// <returns>The mean loss over the labels that count, before the update, penalty not included; 0 if none counts. If it, a gradient or a running average is not finite, or no label counts, nothing was updated.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, a label is out of range, the network's loss takes no labels, or there are fewer samples than batch normalisation needs; nothing was changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    public static float Step<TNet>(this Trainer<TNet> trainer, ReadOnlySpan<int> tokens, ReadOnlySpan<int> labels)
        where TNet : class, ITokenNetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return trainer.RunStep(new(tokens), labels, null);
    }

    /// <summary>A step on tokens, and a report about it; see <see cref="Trainer{TNet}.StepWithReport(ReadOnlySpan{float}, ReadOnlySpan{float})"/>.</summary>
    /// <typeparam name="TNet">The network.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="tokens">n × InputSize tokens, n at least 1.</param>
    /// <param name="targets">n × OutputSize values.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    public static GradientReport StepWithReport<TNet>(this Trainer<TNet> trainer, ReadOnlySpan<int> tokens, ReadOnlySpan<float> targets)
        where TNet : class, ITokenNetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return trainer.RunStepWithReport(new(tokens), targets);
    }

    /// <summary>The same with class labels.</summary>
    /// <typeparam name="TNet">The network.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="tokens">n × InputSize tokens, n at least 1.</param>
    /// <param name="labels">n × leading output axes labels, each from 0 to the number of classes − 1, or −100 to be ignored; one at least counts.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, a label is out of range, none counts, or the network's loss takes no labels.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    public static GradientReport StepWithReport<TNet>(this Trainer<TNet> trainer, ReadOnlySpan<int> tokens, ReadOnlySpan<int> labels)
        where TNet : class, ITokenNetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return trainer.RunStepWithReport(new(tokens), labels);
    }
}
