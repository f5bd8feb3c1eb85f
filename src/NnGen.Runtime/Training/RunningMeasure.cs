namespace NnGen;

/// <summary>The mean loss and the accuracy of an epoch so far.</summary>
internal sealed class RunningMeasure(HitCounter? hits)
{
    private double _sum;
    private long _terms;

    public HitCounter? Hits { get; } = hits;

    public float Loss => _terms == 0 ? 0f : (float)(_sum / _terms);

    public void Add(float loss, long terms)
    {
        _sum += (double)loss * terms;
        _terms += terms;
    }

    public void Reset()
    {
        (_sum, _terms) = (0, 0);
        Hits?.Reset();
    }
}
