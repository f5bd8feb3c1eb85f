using NnGen;

namespace Perceptrons;

/// <summary>One update: the pass and the point that was mistaken, and the line after it.</summary>
public readonly record struct Update(int Pass, int Point, Line Line);

/// <summary>The perceptron's rule as training: its loss, gradient descent with η = 1, one sample at a time.</summary>
public sealed class Learning
{
    private readonly List<Update> _updates = [];

    /// <summary>Passes over the samples until a pass changes nothing, or until there were <paramref name="passes"/>.</summary>
    public Learning(PointSet samples, int passes)
    {
        var trainer = new Trainer<Perceptron>(Network, new SGD(learningRate: 1));
        Span<float> before = stackalloc float[Perceptron.ParameterCount];
        Span<float> after = stackalloc float[Perceptron.ParameterCount];
        while (Passes < passes && !HasConverged)
        {
            Passes++;
            var count = _updates.Count;
            for (var i = 0; i < samples.Points.Length; i++)
            {
                Network.CopyParametersTo(before);
                trainer.Step(samples.Points[i], samples.Labels.AsSpan(i, 1));
                Network.CopyParametersTo(after);
                if (!after.SequenceEqual(before))
                {
                    _updates.Add(new Update(Passes, i, new Line(after[0], after[1], after[2])));
                }
            }

            HasConverged = _updates.Count == count;
        }
    }

    /// <summary>The trained network.</summary>
    public Perceptron Network { get; } = new();

    /// <summary>Every update, in order.</summary>
    public IReadOnlyList<Update> Updates => _updates;

    /// <summary>The passes that were made, a last one without updates included.</summary>
    public int Passes { get; private set; }

    /// <summary>Whether a whole pass changed nothing: every point lies on its side.</summary>
    public bool HasConverged { get; private set; }
}
