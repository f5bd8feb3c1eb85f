namespace NnGen.Bench.Workloads;

/// <summary>The names of the jobs.</summary>
internal static class Work
{
    public const string OneSample = "1 sample";
    public const string Chained = "1 sample, chained";
    public const string Sparse = "1 sample, 80 % zeros";
    public const string StreamedStep = "1 step, chained";
    public const string Batch = "batch of 64";
    public const string Step = "step on 32, Adam";
    public const string SaturatedStep = "step, weights × 100";
    public const string Outputs = "Y = XW, 32 rows";
    public const string WeightGradients = "dW = XᵀdY, 32 rows";
    public const string InputGradients = "dX = dY·Wᵀ, 32 rows";
    public const string ConvolutionOutputs = "Y = X∗W, 4 samples";
    public const string ConvolutionKernelGradients = "dW, 4 samples";
    public const string ConvolutionInputGradients = "dX, 4 samples";
    public const string PaddedConvolutionOutputs = "Y, with its pads";
    public const string PaddedConvolutionInputGradients = "dX, with pads and Wᵀ";
}
