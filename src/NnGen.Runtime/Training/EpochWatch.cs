namespace NnGen;

/// <summary>Which epoch was best so far, and how long the loss has not improved. A checkpoint in the middle of a fit saves it.</summary>
internal sealed class EpochWatch(float minimumDelta, Snapshot? best)
{
    /// <summary>The epoch of the lowest loss, counted from 1; 0 before the first.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Its loss.</summary>
    public float BestLoss { get; set; } = float.PositiveInfinity;

    /// <summary>The loss of the last epoch that improved by more than the least difference.</summary>
    public float ReferenceLoss { get; set; } = float.PositiveInfinity;

    /// <summary>The epochs since.</summary>
    public int Waited { get; set; }

    /// <summary>The parameters and buffers after the best epoch, if they are kept.</summary>
    public Snapshot? Best => best;

    /// <summary>Takes in an epoch's loss, and what the network was after it.</summary>
    public void Observe(int epoch, float loss, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers)
    {
        if (loss < BestLoss)
        {
            (BestEpoch, BestLoss) = (epoch, loss);
            best?.Take(parameters, buffers);
        }

        var improves = loss < (double)ReferenceLoss - minimumDelta;
        ReferenceLoss = improves ? loss : ReferenceLoss;
        Waited = improves ? 0 : Waited + 1;
    }
}
